// Shows in the list of a document which unit is being read.
const list = document.querySelector("[data-list]");
const wide = matchMedia("(width >= 75em)");
const units = [...document.querySelectorAll("[data-unit]")];

// Keeps the marked row in sight where the list is longer than the window, without moving the page.
const reveal = (link) => {
  const row = link.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (row.top < frame.top) list.scrollTop -= frame.top - row.top + row.height;
  if (row.bottom > frame.bottom) list.scrollTop += row.bottom - frame.bottom + row.height;
};

let marked;
const mark = (unit) => {
  const link = unit && list.querySelector(`a[href="#${unit.id}"]`);
  if (!link || link === marked) return;
  marked?.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  marked = link;
  reveal(link);
};

// A followed link names the unit, even where the page is too short to bring it up, until the reader moves on.
let arrived;
const arrive = () => {
  arrived = document.getElementById(location.hash.slice(1))?.closest("[data-unit]") ?? undefined;
  mark(arrived);
};

// Where the stylesheet shows the list at all times, it is open for assistive technology too.
const open = () => (list.open = wide.matches);

if (list) {
  open();
  wide.addEventListener("change", open);
  const seen = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) seen[entry.isIntersecting ? "add" : "delete"](entry.target);
      mark(arrived ?? units.find((unit) => seen.has(unit)));
    },
    { rootMargin: "-12% 0px -80% 0px" },
  );
  for (const unit of units) observer.observe(unit);
  for (const move of ["wheel", "touchmove", "keydown"]) {
    addEventListener(move, () => (arrived = undefined), { passive: true });
  }
  addEventListener("hashchange", arrive);
  arrive();
}
