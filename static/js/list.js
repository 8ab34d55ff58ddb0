// Shows in the list of a document which unit is being read.
const list = document.querySelector("[data-list]");
const units = [...document.querySelectorAll("[data-unit]")];
const links = new Map(
  [...(list?.querySelectorAll("a[href^='#']") ?? [])].map((link) => [link.hash.slice(1), link]),
);

// Keeps the marked row in sight where the list is longer than the window, without moving the page.
const reveal = (link) => {
  const row = link.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (row.top < frame.top) list.scrollTop -= frame.top - row.top + row.height;
  if (row.bottom > frame.bottom) list.scrollTop += row.bottom - frame.bottom + row.height;
};

let marked;
const mark = (unit) => {
  const link = links.get(unit?.id);
  if (!link || link === marked) return;
  marked?.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  marked = link;
  reveal(link);
};

if (links.size > 0) {
  const seen = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) seen.add(entry.target);
        else seen.delete(entry.target);
      }
      mark(units.find((unit) => seen.has(unit)));
    },
    { rootMargin: "0px 0px -66% 0px" },
  );
  for (const unit of units) observer.observe(unit);
}
