// The state of a search in, what is found out, by words and choices or by choices alone: at first in the newest
// years, or the oldest if these are to come first, and then in ever more. Nothing is loaded before it is asked for.
import { counted } from "./search-count.js";
import { anew, open } from "./search-shard.js";
import { asked, bare, fold, isPhrase, isShort, terms } from "./search-words.js";

const page = document.querySelector("[data-search]");
const folder = page && new URL(page.dataset.search, location.href).href;
const MOST = 16; // words of a search that are looked at one by one
const AHEAD = 4; // shards that are loaded at once, after the first
const PAUSE = 300; // ms between two accounts of what was found so far
const KEPT = 4; // searches whose finds are kept, for other choices of the same words
let opening;
const looking = new Map();

const shards = () => (opening ??= open(folder));

export const warm = async () => {
  const [newest] = await shards();
  await newest.load();
};

// After a failure all is loaded anew, as Pagefind keeps what it could not load.
export const forget = () => {
  opening = undefined;
  looking.clear();
  anew();
};

const partsOf = (words) =>
  [...new Set(terms(words).flatMap((each) => each.split(/\s+/).map(bare)))]
    .filter(Boolean)
    .slice(0, MOST);

// The records of a shard that have a word, in whatever form, or else a longer one that begins with it. Pagefind
// would take the longest beginning of a word that it does not know; and few letters, like "EU", for the beginning
// of many words.
const holding = async (shard, word) => {
  const exact = await shard.ask(`"${word}"`);
  if (exact.length > 0 || isShort(word)) return exact;
  const near = await shard.ask(word);
  if (near.length === 0) return near;
  const { content, meta } = await near[0].data();
  const held = [content, ...Object.values(meta)].join(" ").split(/[^\p{L}\p{N}]+/u);
  return held.some((each) => fold(each).startsWith(fold(word))) ? near : [];
};

// What a shard has of the words; `held` says for each of them how many records do.
const look = async (shard, words) => {
  const { facets, pages, documents } = await shard.load();
  const about = { shard, facets, pages, records: documents.length };
  const held = new Map();
  if (!words) return { ...about, held, rows: await shard.every() };
  const exact = [];
  for (const word of isPhrase(words) ? [] : partsOf(words)) {
    const rows = await holding(shard, word);
    held.set(word, rows.length);
    if (isShort(word)) exact.push(rows);
  }
  const isHeld = [...held.values()].every((number) => number > 0);
  if (isHeld && held.size === 1 && exact.length === 1) return { ...about, held, rows: exact[0] };
  const short = exact.map((rows) => new Set(rows.map(({ row }) => row)));
  const all = isHeld ? await shard.ask(asked(words)) : [];
  return { ...about, held, rows: all.filter(({ row }) => short.every((rows) => rows.has(row))) };
};

const looked = (shard, words) => {
  const known = looking.get(words) ?? new Map();
  looking.delete(words);
  looking.set(words, known);
  if (looking.size > KEPT) looking.delete(looking.keys().next().value);
  if (!known.has(shard)) known.set(shard, look(shard, words));
  return known.get(shard);
};

// One after the other, the next ones already under way; but the first has the line for itself.
const inTurn = async function* (all, work) {
  const begun = [];
  for (let at = 0; at < all.length; at += 1) {
    for (const each of all.slice(begun.length, at === 0 ? 1 : at + AHEAD)) {
      begun.push(work(each));
      begun.at(-1).catch(() => {}); // told below, when it is its turn
    }
    yield await begun[at];
  }
};

// How rare words are, as Pagefind weighs it (BM25), in the shard and in all: scores of a shard where a word is
// rarer than elsewhere would be too high among the others.
const rarity = (records, number) => Math.log((records - number + 0.5) / (number + 0.5) + 1);

const weighted = (parts) => {
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
  const records = sum(parts.map((part) => part.records));
  const rarest = (all, held) => sum(held.map((number) => rarity(all, number)));
  const words = [...parts[0].held.keys()];
  const everywhere = words.map((word) => sum(parts.map(({ held }) => held.get(word))));
  const whole = rarest(records, everywhere);
  return parts.map((part) => {
    const own = rarest(part.pages, [...part.held.values()]);
    return { ...part, weight: own > 0 ? whole / own : 1 };
  });
};

// The words of a search that no shard has.
const lacking = async (all, parts, words) => {
  if (!isPhrase(words)) return partsOf(words).filter((word) => parts.every(({ held }) => !held.get(word)));
  if (parts.some(({ rows }) => rows.length > 0)) return [];
  const missing = [];
  for (const word of partsOf(words)) {
    const found = await Promise.all(all.map((shard) => holding(shard, word)));
    if (found.every((rows) => rows.length === 0)) missing.push(word);
  }
  return missing;
};

const years = (all) => {
  const first = all.map((shard) => shard.first).sort()[0];
  const last = all.map((shard) => shard.last).sort().at(-1);
  return first === last ? first : `${first}–${last}`;
};

// Yield what is found in more and more shards; `rest` are the years that are still to be searched, "" at the end,
// when `missing` tells which of the words are nowhere.
export const search = async function* (state) {
  const newest = await shards();
  const all = state.order === "oldest" ? [...newest].reverse() : newest;
  const find = async function* (words) {
    const parts = [];
    let told = -Infinity;
    for await (const part of inTurn(all, (shard) => looked(shard, words))) {
      parts.push(part);
      const [done, left] = [all.slice(0, parts.length), all.slice(parts.length)];
      if (left.length > 0 && performance.now() - told < PAUSE) continue;
      told = performance.now();
      const found = counted(weighted(parts), state);
      yield { ...found, parts, missing: [], searched: years(done), rest: left.length > 0 ? years(left) : "" };
    }
  };
  let last;
  for await (const found of find(state.words)) {
    if (found.rest) yield found;
    else last = found;
  }
  const missing = await lacking(all, last.parts, state.words);
  // What is nowhere finds nothing, as one would expect of a phrase; without quotes the others are sought alone.
  const left = terms(state.words).filter((word) => !missing.includes(bare(word)));
  if (missing.length > 0 && left.length > 0 && !isPhrase(state.words))
    for await (const found of find(left.join(" "))) yield { ...found, missing };
  else yield { ...last, missing };
};
