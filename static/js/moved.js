// An address that has moved: on to where its words are now, with the fragment that the reader came with.
// A place that is named on this page itself has its own line here, and is left alone.
const link = document.querySelector("[data-moved]");
const here = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));

if (link && !here) location.replace(link.href + (link.hash ? "" : location.hash));
