// Facets and chips: what was chosen and how many results each choice would leave in, the lists drawn out.
const groups = [...document.querySelectorAll("[data-facet]")];
const chips = document.querySelector("[data-chips]");

export const keys = groups.map((group) => group.dataset.facet);

const boxes = (group) => [...group.querySelectorAll("input")];
const rowOf = (box) => box.closest("li");

// A value that the page does not name (a year) gets a row made after the first.
const rowFor = (group, value) => {
  const found = boxes(group).find((box) => box.value === value);
  if (found) return found;
  const row = document.querySelector("[data-facet-row]").content.firstElementChild.cloneNode(true);
  const box = row.querySelector("input");
  box.name = group.dataset.facet;
  box.value = value;
  row.querySelector("[data-name]").textContent = value;
  group.querySelector("ul").append(row);
  return box;
};

const named = ({ key, value }) => {
  const group = groups.find((each) => each.dataset.facet === key);
  const box = boxes(group).find((each) => each.value === value);
  return {
    group: group.querySelector("legend").textContent,
    name: box ? rowOf(box).querySelector("[data-name]").textContent : value,
  };
};

// `counts` are those of the results now shown; `all` those of the words without any choice.
export const draw = (counts, all, chosen) => {
  for (const group of groups) {
    const key = group.dataset.facet;
    for (const value of Object.keys(all[key] ?? {})
      .sort()
      .reverse())
      rowFor(group, value);
    for (const box of boxes(group)) {
      const count = counts[key]?.[box.value] ?? 0;
      box.checked = chosen.some((choice) => choice.key === key && choice.value === box.value);
      box.disabled = count === 0 && !box.checked;
      rowOf(box).hidden = !(all[key]?.[box.value] > 0) && !box.checked;
      rowOf(box).querySelector(".facet__count").textContent = count;
    }
    group.hidden = boxes(group).every((box) => rowOf(box).hidden);
  }
};

export const read = () =>
  groups.flatMap((group) =>
    boxes(group)
      .filter((box) => box.checked)
      .map((box) => ({ key: group.dataset.facet, value: box.value })),
  );

const button = (words) => {
  const made = document.createElement("button");
  made.type = "button";
  made.append(...words);
  return made;
};

const chip = (choice, remove) => {
  const { group, name } = named(choice);
  const bold = document.createElement("b");
  bold.textContent = group;
  const word = document.createElement("span");
  word.className = "chip__remove";
  word.textContent = "Remove";
  const made = button([bold, ` ${name} `, word]);
  made.className = "chip";
  made.addEventListener("click", () => remove(choice));
  return made;
};

export const drawChips = (chosen, { remove, clear }) => {
  const made = chosen.map((choice) => chip(choice, remove));
  if (made.length > 1) {
    const all = button(["Clear all"]);
    all.className = "as-link";
    all.addEventListener("click", clear);
    made.push(all);
  }
  chips.replaceChildren(
    ...made.map((each) => {
      const row = document.createElement("li");
      row.append(each);
      return row;
    }),
  );
  chips.hidden = made.length === 0;
};
