// Keys of the search page: arrows move from the box through the results and back, Escape leads back at once.
const page = document.querySelector("[data-search]");
const field = page?.querySelector("[data-search-field]");

const stops = () => [
  field,
  ...page.querySelectorAll(".result__link, [data-more]:not([hidden]) button"),
];

const move = (by) => {
  const all = stops();
  const at = all.indexOf(document.activeElement);
  const next = all[at + by];
  if (at < 0 || !next) return false;
  next.focus({ preventScroll: true });
  (next.closest(".result, .box") ?? next).scrollIntoView({ block: "nearest" });
  return true;
};

const back = () => {
  if (document.activeElement === field) return false;
  field.focus();
  field.select();
  return true;
};

const deeds = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: back };

page?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
  if (deeds[event.key]?.()) event.preventDefault();
});
