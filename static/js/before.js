// What must be settled before anything is drawn: the reader's kept choices, and the foot of printed pages.
// A classic script in the head, as a module would come too late and the page would flash.
(() => {
  const root = document.documentElement;
  const kept = (key) => {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return ""; // storage is shut
    }
  };
  root.dataset.js = "";
  if (kept("theme")) root.dataset.theme = kept("theme");
  if (kept("text-only")) root.dataset.textOnly = "";
  root.style.setProperty("--foot", JSON.stringify(root.dataset.foot));
})();
