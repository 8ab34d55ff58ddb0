// An address that has moved: on to where its words are now, with the fragment that the reader came with.
// A place that is named on this page itself has its own line here, and is left alone.
const link = document.querySelector("[data-moved]");
const named = () => {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null; // a "%" in the fragment that stands for nothing
  }
};
const here = location.hash && named();

if (link && !here) location.replace(link.href + (link.hash ? "" : location.hash));
