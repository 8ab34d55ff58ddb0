// The table of a shard in; what the page knows of each record, and what Pagefind reads of an index first, out.
import { isShort } from "./search-words.js";

const FIRST = 35; // the letter of zero
const LAST = "\u{10ffff}"; // no letter of a word comes after it

const numbers = (letters) => Array.from(letters, (letter) => letter.codePointAt(0) - FIRST);

// For each record the number of its document, as they follow each other.
export const documentsOf = ({ documents }) => documents.flatMap((size, at) => Array(size).fill(at));

// For each facet, and each record, its values.
export const facetsOf = ({ facets }) =>
  Object.fromEntries(
    Object.entries(facets).map(([key, { values, sets, rows }]) => {
      const named = sets.map((places) => places.map((place) => values[place]));
      return [key, numbers(rows).map((set) => named[set])];
    }),
  );

// A length of 32 words and more keeps five bits; the number has, times sixteen, how many it lost.
const lengthOf = (number) => (number < 32 ? number : ((number & 15) | 16) << ((number >> 4) - 1));

// The pages of an index: records that have words, by their places, and others of none that make the mean length of
// texts the same in each shard.
export const pagesOf = ({ lengths, levelling: [missing, number] }) => [
  ...numbers(lengths)
    .map((number, row) => [`${row}`, lengthOf(number)])
    .filter(([, length]) => length > 0),
  ...Array.from({ length: number }, (_, at) => ["", at === 0 ? missing : 0]),
];

const before = (start) => {
  const letters = Array.from(start);
  const last = letters.pop().codePointAt(0);
  return `${letters.join("")}${String.fromCodePoint(Math.max(0, last - 1))}${LAST}`;
};

// All bounds within which a word is sought in a part of the index, which has the words from its start to the next.
// Longer words are sought, too: what a start begins with may be the beginning of words in the part before and in this.
const boundsOf = (starts) =>
  starts.flatMap((start, at) => {
    const letters = Array.from(start);
    const beginnings = letters.map((_, length) => letters.slice(0, length).join("")).slice(1);
    const until = at + 1 < starts.length ? before(starts[at + 1]) : LAST;
    const bounds = [...beginnings.filter((each) => !isShort(each)).map((each) => [each, each]), [start, until]];
    return bounds.map((each) => [...each, `${at}`]);
  });

// The beginning of a value of CBOR (RFC 8949, section 3): its kind, and a number or length.
const head = (kind, number) => {
  if (number < 24) return [(kind << 5) | number];
  return [(kind << 5) | 26, number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255];
};

const coded = (value) => {
  if (typeof value === "number") return head(0, value);
  if (Array.isArray(value)) return [...head(4, value.length), ...value.flatMap(coded)];
  const bytes = new TextEncoder().encode(value);
  return [...head(3, bytes.length), ...bytes];
};

// What Pagefind would load of an index first, without filters and orders.
export const metaOf = ({ version, starts, fields }, pages) =>
  new Uint8Array(coded([version, pages, boundsOf(starts), [], [], fields]));
