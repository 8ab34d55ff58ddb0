// What was chosen, as chips that take a choice away.
import { nameOf, titleOf } from "./search-facets.js";

const chips = document.querySelector("[data-chips]");

const button = (name, words) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.append(...words);
  return made;
};

const part = (element, words, name = "") => {
  const made = document.createElement(element);
  made.className = name;
  made.textContent = words;
  return made;
};

const chip = ({ key, value }) =>
  button("chip", [
    part("b", titleOf(key)),
    ` ${nameOf(key, value)} `,
    part("span", "Remove", "chip__remove"),
  ]);

export const draw = (chosen, { remove, clear }) => {
  const made = chosen.map((choice) => {
    const each = chip(choice);
    each.addEventListener("click", () => remove(choice));
    return each;
  });
  if (made.length > 1) {
    const all = button("as-link", ["Clear all"]);
    all.addEventListener("click", clear);
    made.push(all);
  }
  const rows = made.map((each) => {
    const row = document.createElement("li");
    row.append(each);
    return row;
  });
  chips.replaceChildren(...rows);
  chips.hidden = rows.length === 0;
};

// The focus of a chip that is gone: the next one, as long as there is one.
export const focus = (at) => {
  const left = chips.querySelectorAll("button.chip");
  left[Math.min(at, left.length - 1)]?.focus();
  return left.length > 0;
};
