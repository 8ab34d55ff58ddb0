// The search page: words and choices in the address, results, facets and counts on the page.
import { read, written } from "./search-address.js";
import * as chips from "./search-chips.js";
import * as facets from "./search-facets.js";
import { hit } from "./search-hit.js";
import { forget, search, warm } from "./search-index.js";
import { bind } from "./search-keep.js";
import * as results from "./search-results.js";
import * as view from "./search-view.js";

const PAGE = { "": 10, briefing: 50 }; // results shown at a time, grouped or not
const WAIT = 250; // ms of rest after a key before a search begins

const page = document.querySelector("[data-search]");
const part = (name) => page.querySelector(`[data-${name}]`);
const field = page?.querySelector("[data-search-field]");

const NOTHING = { results: [], missing: [], rest: "" };
const nameOf = ({ at, row }) => `${at} ${row}`;

let state = read(location.search, facets.keys);
let run = 0; // a later search makes an earlier one void
let found = NOTHING;
let shown = []; // the results whose rows stand on the page, and what is known of them
let hits = [];
let waiting;

const hitsOf = async (some) =>
  (await Promise.all(some.map((result) => result.data()))).map((data) => hit(data, state.words));

const add = (next, more) => {
  shown = [...shown, ...next];
  hits = [...hits, ...more];
  const isAll = !found.rest && shown.length === found.results.length;
  part("more").hidden = isAll || found.rest !== "";
  return results.add(more, state, isAll);
};

// Show further results; return the row of the first. Whoever asks twice at once is answered once.
const extend = async (mine) => {
  const from = shown.length;
  const next = found.results.slice(from, from + PAGE[state.group]);
  const more = await hitsOf(next);
  return mine === run && shown.length === from ? add(next, more) : undefined;
};

// Show the first results. Rows whose place others take stay until all years are searched, so that what a reader
// looks at moves once at most.
const begin = async (mine) => {
  const first = found.results.slice(0, PAGE[state.group]);
  const stays = shown.length > 0 && shown.every((each, at) => first[at] && nameOf(each) === nameOf(first[at]));
  if (found.rest && shown.length > 0 && !stays) return;
  const next = stays ? first.slice(shown.length) : first;
  const more = await hitsOf(next);
  if (mine !== run) return;
  if (stays) {
    add(next, more);
    return;
  }
  [shown, hits] = [[], []];
  results.redraw(() => add(next, more));
};

// What is near is worked out only when it is needed, by a script that is loaded then.
const help = async (mine) => {
  const { results: rows, missing, unfiltered } = found;
  if (missing.length === 0 && (rows.length > 0 || unfiltered > 0)) return;
  const { show } = await import("./search-help.js");
  await show(state, { missing, isFound: rows.length > 0, isCurrent: () => mine === run });
};

const lose = (error, mine) => {
  forget();
  if (mine === run) view.fail();
  console.error(error);
};

const draw = async () => {
  run += 1;
  const mine = run;
  if (field.value.trim() !== state.words) field.value = state.words;
  chips.draw(state.chosen, { remove, clear });
  view.choose(state);
  [shown, hits] = [[], []];
  if (!state.words && state.chosen.length === 0) {
    found = NOTHING;
    view.idle();
    return;
  }
  view.wait();
  try {
    for await (const next of search(state)) {
      if (mine !== run) return;
      found = next;
      await begin(mine);
      if (mine !== run) return;
      if (found.rest) {
        facets.wait();
        view.progress(found, state, hits);
      }
    }
    if (mine !== run) return;
    facets.draw(found.counts, found.all, state.chosen);
    view.settle(found, state, hits);
  } catch (error) {
    lose(error, mine);
    return;
  }
  await help(mine).catch(console.error); // what was found is shown all the same
};

const go = (change, { replace = false } = {}) => {
  clearTimeout(waiting);
  state = { ...state, words: field.value.trim(), ...change };
  const address = written(state);
  if (address !== location.pathname + location.search)
    history[replace ? "replaceState" : "pushState"](null, "", address);
  return draw();
};

const remove = (choice) => {
  const at = state.chosen.indexOf(choice);
  go({ chosen: state.chosen.filter((each) => each !== choice) });
  if (!chips.focus(at)) part("count").focus();
};

const clear = () => {
  go({ chosen: [] });
  part("count").focus();
};

if (page) {
  const wide = matchMedia("(width >= 75em)"); // where the choices stand at the left, always open
  part("facets").open = wide.matches;
  wide.addEventListener("change", () => (part("facets").open = wide.matches));
  field.addEventListener("focus", () => warm().catch(forget), { once: true });
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(go, WAIT, {}, { replace: true });
  });
  page.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    go({});
  });
  part("facets").addEventListener("change", () => go({ chosen: facets.read() }));
  for (const word of page.querySelectorAll("[data-order], [data-grouping]")) {
    const { order, grouping } = word.dataset;
    word.addEventListener("click", () => go(order === undefined ? { group: grouping } : { order }));
  }
  part("more")
    .querySelector("button")
    .addEventListener("click", () =>
      extend(run).then(
        (row) => row?.querySelector("a").focus(),
        (error) => lose(error, run),
      ),
    );
  bind(() => found.results);
  part("again").addEventListener("click", draw);
  part("without").addEventListener("click", clear);
  addEventListener("popstate", () => {
    const next = read(location.search, facets.keys);
    if (written(next) === written(state)) return; // to another place of this page
    state = next;
    draw();
  });
  draw();
}
