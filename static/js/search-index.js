// The state of a search in, what Pagefind finds out. No other module knows how an index is read, or how many
// there are. Nothing is loaded before it is asked for.
import { asked, bare, fold, isPhrase, terms } from "./search-words.js";

const page = document.querySelector("[data-search]");
const folder = page && new URL(page.dataset.search, location.href).href;
const MOST = 8; // words of a search that are looked at one by one
let loading;
let attempt = 0; // a script that failed to load fails for ever at its address, so that a later try needs another

const load = async () => {
  performance.clearResourceTimings();
  performance.setResourceTimingBufferSize(2000);
  const again = attempt > 0 ? `?again=${attempt}` : "";
  const pagefind = await import(`${folder}pagefind.js${again}`);
  const index = pagefind.createInstance({ noWorker: true });
  // The counts of all facets are exact only when the lists of all of them are there.
  await index.filters();
  return index;
};

export const warm = () => {
  loading ??= load();
  return loading;
};

// After a failure all is loaded anew, as Pagefind keeps what it could not load.
export const forget = () => {
  loading = undefined;
  attempt += 1;
};

// Pagefind takes a part that it could not load for an empty one.
const check = () => {
  const isLost = ({ name, responseStatus }) =>
    name.startsWith(folder) && (responseStatus === 0 || responseStatus >= 400);
  const lost = performance.getEntriesByType("resource").find(isLost);
  if (lost) throw new Error(`A part of the index is missing: ${lost.name}`);
};

const ask = async (words, options = {}) => {
  const index = await warm();
  const found = await index.search(words, options);
  check();
  return found;
};

// Within a facet any choice will do; across facets all must hold.
const filtersOf = (chosen) => {
  const filters = {};
  for (const { key, value } of chosen) (filters[key] ??= { any: [] }).any.push(value);
  return filters;
};

// Pagefind takes the longest beginning of a word that it does not know, or leaves the word out. This tells which
// words of a search no text holds, in whatever form, nor any longer word that begins with them.
const lacking = async (words) => {
  const missing = [];
  const sought = terms(words).flatMap((each) => each.split(/\s+/).map(bare));
  for (const word of [...new Set(sought)].filter(Boolean).slice(0, MOST)) {
    if ((await ask(`"${word}"`)).results.length > 0) continue;
    const [first] = (await ask(word)).results;
    const { content, meta } = first ? await first.data() : { content: "", meta: {} };
    const held = [content, ...Object.values(meta)].join(" ").split(/[^\p{L}\p{N}]+/u);
    if (!held.some((each) => fold(each).startsWith(fold(word)))) missing.push(word);
  }
  return missing;
};

// Words that are nowhere find nothing, as one would expect of a phrase; without quotes the others are sought alone.
const known = (words, missing) =>
  isPhrase(words)
    ? asked(words)
    : terms(words)
        .filter((word) => !missing.includes(bare(word)))
        .join(" ");

// `counts` say for each value how many results its choice would find, whatever else is chosen in its own facet;
// `all`, how many the words find without any choice; `missing`, which of the words are nowhere.
export const search = async ({ words, order, chosen }) => {
  const missing = await lacking(words);
  const left = known(words, missing);
  const sort = order ? { date: order === "newest" ? "desc" : "asc" } : {};
  const find = (choices) => ask(left, { filters: filtersOf(choices), sort });
  const keys = [...new Set(chosen.map(({ key }) => key))];
  const [found, ...others] = await Promise.all([
    find(chosen),
    ...keys.map((key) => find(chosen.filter((choice) => choice.key !== key))),
  ]);
  const counts = { ...found.filters };
  keys.forEach((key, at) => (counts[key] = others[at].filters[key] ?? {}));
  const { results, totalFilters: all, unfilteredResultCount: unfiltered } = found;
  return { results, counts, all, unfiltered, missing };
};
