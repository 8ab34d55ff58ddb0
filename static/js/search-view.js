// Which parts of the page are shown, and what it says of a search: in words on the page, and aloud once it rests.
import { nameOf, pageOf } from "./search-facets.js";
import { offer } from "./search-keep.js";
import { clear } from "./search-results.js";
import { hasLooseQuotes, occurrences } from "./search-words.js";

const REST = 700; // ms without change before the count is said aloud
const SOON = 150; // ms that a search may take before the page says that it is under way
const page = document.querySelector("[data-search]");
const part = (name) => page.querySelector(`[data-${name}]`);
const status = document.querySelector("[data-status]");
const FOUND = ["facets", "results-head", "results"];
let waiting;
let saying;

const count = (number, one) => `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;

const only = (...names) => {
  for (const name of [...FOUND, "ways", "fault", "within", "help", "none"])
    part(name).hidden = !names.includes(name);
  delete document.documentElement.dataset.sought;
};

// How often the words are found is known where all results are shown, or where one word was sought.
const summary = ({ results }, { words, chosen }, hits) => {
  if (results.length === 0) return chosen.length > 0 ? "No result with these choices" : "No result";
  const times =
    hits.length === results.length
      ? hits.reduce((sum, hit) => sum + hit.times, 0)
      : results.reduce((sum, { words: places }) => sum + occurrences(words, places), 0);
  const often = times > results.length ? `, found ${count(times, "time")}` : "";
  return `${count(results.length, "result")}${often}`;
};

const announce = (words, missing) => {
  clearTimeout(saying);
  const lack = missing.length > 0 ? `. No text has ${missing.join(", ")}` : "";
  saying = setTimeout(() => (status.textContent = `${words}${lack}.`), REST);
};

// Which words of the rows "Order" and "Group" are chosen.
export const choose = ({ order, group }) => {
  for (const word of page.querySelectorAll("[data-order], [data-grouping]")) {
    const isChosen = (word.dataset.order ?? order) === order && (word.dataset.grouping ?? group) === group;
    word.setAttribute("aria-pressed", String(isChosen));
  }
};

const rest = () => {
  clearTimeout(waiting);
  page.removeAttribute("aria-busy");
};

// Neither words nor choices: the lists of the page, but nothing is loaded.
export const idle = () => {
  rest();
  clearTimeout(saying);
  clear();
  part("more").hidden = true;
  only("ways");
};

// Of choices alone, the pages that have all of one.
const offerPages = ({ words, chosen }) => {
  const paged = words ? [] : chosen.filter(({ key, value }) => pageOf(key, value));
  const rows = paged.map(({ key, value }) => {
    const row = document.createElement("li");
    const link = document.createElement("a");
    link.textContent = nameOf(key, value);
    link.href = pageOf(key, value);
    row.append(link);
    return row;
  });
  part("within").hidden = rows.length === 0;
  part("within-rows").replaceChildren(...rows);
};

export const wait = () => {
  clearTimeout(waiting);
  const isFirst = part("results-head").hidden;
  if (isFirst) only(...FOUND);
  part("choices").hidden = false;
  part("more").hidden = true;
  page.setAttribute("aria-busy", "true");
  const say = () => (part("count").textContent = "Searching …");
  if (isFirst) say();
  else waiting = setTimeout(say, SOON);
};

// What is known as long as further years are searched.
export const progress = (found, state, hits) => {
  clearTimeout(waiting);
  const words = `${summary(found, state, hits)} in ${found.searched} so far; searching ${found.rest} …`;
  only(...FOUND);
  part("choices").hidden = false;
  offer(0);
  part("count").textContent = words;
  part("loose").hidden = !hasLooseQuotes(state.words);
  part("heading").hidden = found.results.length === 0 || state.group !== "";
  announce(words, []);
};

export const settle = (found, state, hits) => {
  rest();
  const number = found.results.length;
  const words = summary(found, state, hits);
  const isNarrowed = number === 0 && found.unfiltered > 0;
  part("count").textContent = words;
  part("loose").hidden = !hasLooseQuotes(state.words);
  if (number > 0) only(...FOUND);
  else if (isNarrowed) only(...FOUND, "none");
  else only("results-head", "results", "ways");
  part("choices").hidden = number === 0;
  offerPages(state);
  offer(number);
  part("without").textContent = `Show ${count(found.unfiltered, "result")} without the choices`;
  part("heading").hidden = number === 0 || state.group !== "";
  announce(words, found.missing);
};

export const fail = () => {
  rest();
  clear();
  part("more").hidden = true;
  only("ways", "fault");
};
