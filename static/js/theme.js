// Choices a reader made before, put on <html> before anything is drawn; then the switch in the footer.
// A classic script in the head, as a module would come too late and the page would flash.
(() => {
  const root = document.documentElement;
  const stored = (key) => {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  };
  const store = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Storage is shut: the choice holds for this page.
    }
  };

  root.dataset.js = "";
  if (stored("theme")) root.dataset.theme = stored("theme");
  if (stored("text-only")) root.dataset.textOnly = "";

  document.addEventListener("DOMContentLoaded", () => {
    const control = document.querySelector("[data-theme-switch]");
    if (!control) return;
    const words = [...control.querySelectorAll("button")];
    const choose = (value) => {
      if (value) root.dataset.theme = value;
      else delete root.dataset.theme;
      for (const word of words) word.setAttribute("aria-pressed", String(word.value === value));
    };
    for (const word of words) {
      word.addEventListener("click", () => {
        choose(word.value);
        store("theme", word.value);
      });
    }
    choose(stored("theme"));
    control.hidden = false;
  });
})();
