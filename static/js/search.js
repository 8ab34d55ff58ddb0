// The search page: words and choices in the address, results, facets and counts on the page.
import { read, written } from "./search-address.js";
import * as facets from "./search-facets.js";
import { occurrences, search } from "./search-index.js";
import { row } from "./search-results.js";

const PAGE = 10;
const WAIT = 250; // ms of rest after a key before a search begins

const page = document.querySelector("[data-search]");
const part = (name) => page.querySelector(`[data-${name}]`);
const field = page?.querySelector("[data-search-field]");
const more = page && part("more");

let state = read(location.search, facets.keys);
let run = 0; // a later search makes an earlier one void
let left = [];

const count = (number, one) => `${number.toLocaleString("en")} ${number === 1 ? one : `${one}s`}`;

const summary = ({ results }) => {
  if (results.length === 0)
    return state.chosen.length > 0 ? "No result with these choices" : "No result";
  const times = results.reduce((sum, { words }) => sum + occurrences(state.words, words), 0);
  return (
    count(results.length, "result") +
    (times > results.length ? `, found ${count(times, "time")}` : "")
  );
};

const show = (isSearch, isFound) => {
  for (const name of ["facets", "results-head", "share"]) part(name).hidden = !isSearch;
  part("ways").hidden = isFound;
  part("help").hidden = !isSearch || isFound;
  part("fault").hidden = true;
  for (const word of page.querySelectorAll("[data-order]")) {
    word.setAttribute("aria-pressed", String(word.dataset.order === state.order));
  }
};

const extend = async (mine, isFirst) => {
  const next = await Promise.all(left.slice(0, PAGE).map((result) => result.data()));
  if (mine !== run) return;
  const rows = next.map((data) => row(data, state.words));
  left = left.slice(PAGE);
  if (isFirst) part("results").replaceChildren(...rows);
  else part("results").append(...rows);
  more.hidden = left.length === 0;
  if (!isFirst) rows[0]?.querySelector("a").focus();
};

const draw = async () => {
  run += 1;
  const mine = run;
  if (field.value.trim() !== state.words) field.value = state.words;
  facets.drawChips(state.chosen, { remove, clear });
  if (!state.words) {
    left = [];
    part("results").replaceChildren();
    more.hidden = true;
    show(false, false);
    return;
  }
  try {
    const found = await search(page.dataset.search, state);
    if (mine !== run) return;
    left = found.results;
    facets.draw(found.filters, found.totalFilters, state.chosen);
    part("count").textContent = summary(found);
    show(true, found.results.length > 0);
    await extend(mine, true);
  } catch (error) {
    if (mine !== run) return;
    show(false, false);
    part("fault").hidden = false;
    console.error(error);
  }
};

const go = (change, { replace = false } = {}) => {
  state = { ...state, ...change };
  history[replace ? "replaceState" : "pushState"](null, "", written(state));
  draw();
};

const remove = (choice) => {
  go({
    chosen: state.chosen.filter(({ key, value }) => key !== choice.key || value !== choice.value),
  });
  field.focus();
};

const clear = () => {
  go({ chosen: [] });
  field.focus();
};

if (page) {
  const wide = matchMedia("(width >= 75em)"); // where the choices stand at the left, always open
  part("facets").open = wide.matches;
  wide.addEventListener("change", () => (part("facets").open = wide.matches));
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => go({ words: field.value.trim() }, { replace: true }), WAIT);
  });
  page.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    go({ words: field.value.trim() });
  });
  part("facets").addEventListener("change", () => go({ chosen: facets.read() }));
  for (const word of page.querySelectorAll("[data-order]")) {
    word.addEventListener("click", () => go({ order: word.dataset.order }));
  }
  more.querySelector("button").addEventListener("click", () => extend(run, false));
  addEventListener("popstate", () => {
    state = read(location.search, facets.keys);
    draw();
  });
  draw();
}
