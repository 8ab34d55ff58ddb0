// Keys: / to search, j and k from unit to unit, ? for the list of keys. They can be turned off (WCAG 2.1.4): choices.js.
const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

const search = () => {
  const fields = [...document.querySelectorAll("[data-search-field]")];
  const field = fields.find((each) => each.getClientRects().length > 0);
  if (field) field.focus();
  else document.querySelector(".header__search")?.click();
};

// The unit that holds the focus, or else the last one that begins above the upper third of the window.
const current = (units) => {
  const held = document.activeElement?.closest("[data-unit]");
  if (held) return units.indexOf(held);
  return units.findLastIndex((unit) => unit.getBoundingClientRect().top < innerHeight / 3);
};

const step = (by) => {
  const units = [...document.querySelectorAll("[data-unit]")];
  if (units.length === 0) return;
  const next = units[Math.min(Math.max(current(units) + by, 0), units.length - 1)];
  next.scrollIntoView({ block: "start" });
  next.querySelector("a[href]")?.focus({ preventScroll: true });
};

const deeds = {
  "/": search,
  j: () => step(1),
  k: () => step(-1),
  "?": () => document.getElementById("keys")?.togglePopover(),
};

document.addEventListener("keydown", (event) => {
  if ("keysOff" in document.documentElement.dataset) return;
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const deed = deeds[event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
});
