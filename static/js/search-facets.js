// Facets: what was chosen, and how many results each choice would find, on the lists that the page holds.
const MOST = 8; // values shown of a facet, until all are asked for
const NONE = "-"; // what has no value stands last
const groups = [...document.querySelectorAll("[data-facet]")];
const keyOf = (group) => group.dataset.facet;
const boxes = (group) => [...group.querySelectorAll("input")];
const rowOf = (box) => box.closest("li");

export const keys = groups.map(keyOf);

const boxOf = (key, value) =>
  boxes(groups.find((group) => keyOf(group) === key)).find((box) => box.value === value);

// A value of an old address may have no name any more.
export const nameOf = (key, value) => {
  const box = boxOf(key, value);
  return box ? rowOf(box).querySelector("[data-name]").textContent : value;
};

export const titleOf = (key) =>
  groups.find((group) => keyOf(group) === key).querySelector("legend").textContent;

// The page that holds all of a value, for those who seek no words.
export const pageOf = (key, value) => boxOf(key, value)?.dataset.page ?? "";

// The most frequent first. The order follows the words alone, so that no choice moves a row.
const sort = (group, all) => {
  const count = (box) => (box.value === NONE ? -1 : (all[keyOf(group)]?.[box.value] ?? 0));
  const places = new Map(original.get(group).map((box, at) => [box, at]));
  const sorted = boxes(group).sort(
    (one, other) => count(other) - count(one) || places.get(one) - places.get(other),
  );
  if (sorted.some((box, at) => box !== boxes(group)[at]))
    group.querySelector("ul").append(...sorted.map(rowOf));
};

const original = new Map(groups.map((group) => [group, boxes(group)]));
const isRanked = (group) => "ranked" in group.dataset;

const fold = (group, shown) => {
  const button = group.querySelector("[data-all]");
  const isOpen = button.getAttribute("aria-expanded") === "true";
  const rest = isRanked(group) ? shown.slice(MOST).filter((box) => !box.checked) : [];
  for (const box of rest) rowOf(box).hidden = !isOpen;
  button.hidden = rest.length === 0;
  button.textContent = isOpen ? "Show fewer" : `Show all ${shown.length} choices`;
};

// `all` counts the results of the words without any choice: what has none of them is left out, what has none left
// stays in its place. The box that holds the focus keeps it.
const drawGroup = (group, counts, all, chosen) => {
  const key = keyOf(group);
  if (isRanked(group)) sort(group, all);
  for (const box of boxes(group)) {
    const count = counts[key]?.[box.value] ?? 0;
    box.checked = chosen.some((choice) => choice.key === key && choice.value === box.value);
    box.disabled = count === 0 && !box.checked && box !== document.activeElement;
    rowOf(box).hidden = !all[key]?.[box.value] && !box.checked;
    rowOf(box).querySelector("[data-number]").textContent = count.toLocaleString("en");
  }
  const shown = boxes(group).filter((box) => !rowOf(box).hidden);
  group.hidden = shown.length === 0;
  fold(group, shown);
};

export const draw = (counts, all, chosen) => {
  for (const group of groups) {
    const redraw = () => drawGroup(group, counts, all, chosen);
    redraw();
    group.querySelector("[data-all]").onclick = ({ currentTarget }) => {
      const isOpen = currentTarget.getAttribute("aria-expanded") === "true";
      currentTarget.setAttribute("aria-expanded", String(!isOpen));
      redraw();
    };
  }
};

// As long as not all is searched, no number is right.
export const wait = () => {
  for (const group of groups)
    for (const number of group.querySelectorAll("[data-number]")) number.textContent = "";
};

export const read = () =>
  groups.flatMap((group) =>
    original
      .get(group)
      .filter((box) => box.checked)
      .map((box) => ({ key: keyOf(group), value: box.value })),
  );
