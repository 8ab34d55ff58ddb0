// The switch of colours in the footer; before.js puts the kept choice on <html> when the next page opens.
const control = document.querySelector("[data-theme-switch]");
const root = document.documentElement;
const words = [...(control?.querySelectorAll("button") ?? [])];

const keep = (value) => {
  try {
    if (value) localStorage.setItem("theme", value);
    else localStorage.removeItem("theme");
  } catch {
    // Storage is shut: the choice holds for this page.
  }
};

const show = (value) => {
  if (value) root.dataset.theme = value;
  else delete root.dataset.theme;
  for (const word of words) word.setAttribute("aria-pressed", String(word.value === value));
};

if (control) {
  for (const word of words) {
    word.addEventListener("click", () => {
      show(word.value);
      keep(word.value);
    });
  }
  show(root.dataset.theme ?? "");
  control.hidden = false;
}
