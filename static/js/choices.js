// What a reader chooses, kept for the next page: colours, text only, whether keys are on. before.js puts it
// on <html> when that page opens. The box "Text only" works by CSS alone.
const root = document.documentElement;

const choose = (name, value) => {
  root.toggleAttribute(`data-${name}`, false);
  if (value) root.setAttribute(`data-${name}`, value);
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage is shut: the choice holds for this page.
  }
};

// Binds a box to a choice, which is made when the box is as `chosen` says.
const bind = (box, name, chosen) => {
  if (!box) return;
  box.parentElement.hidden = false;
  box.checked = root.hasAttribute(`data-${name}`) === chosen;
  box.addEventListener("change", () => {
    choose(name, box.checked === chosen ? "1" : "");
    dispatchEvent(new Event("resize")); // notes that come back want their places
  });
};

bind(document.getElementById("text-only"), "text-only", true);
bind(document.querySelector("[data-keys] input"), "keys-off", false);

const control = document.querySelector("[data-theme-switch]");
const words = [...(control?.querySelectorAll("button") ?? [])];
const show = () => {
  for (const word of words)
    word.setAttribute("aria-pressed", word.value === (root.dataset.theme ?? ""));
};

for (const word of words)
  word.addEventListener("click", () => {
    choose("theme", word.value);
    show();
  });
show();
if (control) control.hidden = false;
