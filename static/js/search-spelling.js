// Words that nothing was found for in; names and spellings of the edition that are near them out.
import { fold } from "./search-words.js";

const place = document.querySelector("[data-spellings]");
const MOST = 3; // spellings of a word
const MOST_NAMES = 5;
let loading;

const load = async () => {
  const response = await fetch(place.dataset.spellings);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
};

// How many letters must be put in, left out, changed or exchanged with the next one (optimal string alignment);
// more than `most` where that is certain.
const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      here[at] = Math.min(above[at] + 1, here[at - 1] + 1, above[at - 1] + (isSame ? 0 : 1));
      const isTurned = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (row > 1 && at > 1 && isTurned) here[at] = Math.min(here[at], before[at - 2] + 1);
    }
    if (Math.min(...here) > most) return most + 1;
    [before, above] = [above, here];
  }
  return above[other.length];
};

const allowed = (word) => (word.length < 4 ? 0 : word.length < 6 ? 1 : 2);

// The nearest first; of those that are equally near, what is more frequent.
const nearest = (word, words) => {
  const sought = fold(word);
  const most = allowed(sought);
  return words
    .map((each) => ({ each, far: distance(sought, fold(each), most) }))
    .filter(({ far }) => far > 0 && far <= most)
    .sort((one, other) => one.far - other.far)
    .slice(0, MOST)
    .map(({ each }) => each);
};

const isNear = (word, part) =>
  part.startsWith(word) || distance(word, part, allowed(word)) <= allowed(word);

// A name is near when each word sought is near one of its own.
const named = (sought, names) =>
  names
    .filter(([name]) => {
      const parts = fold(name).split(/[^\p{L}\p{N}]+/u);
      return sought.every((word) => word.length > 2 && parts.some((part) => isNear(word, part)));
    })
    .slice(0, MOST_NAMES)
    .map(([name, kind, path]) => ({ name, kind, path }));

// `missing` are the words of the search that no text holds.
export const near = async (words, missing) => {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  const { words: vocabulary, names } = await loading;
  const sought = fold(words).match(/[\p{L}\p{N}]+/gu) ?? [];
  const spellings = missing.flatMap((word) =>
    nearest(word, vocabulary).map((spelling) => ({ word, spelling })),
  );
  return { spellings, names: sought.length > 0 ? named(sought, names) : [] };
};
