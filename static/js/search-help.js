// What to say where nothing, or not quite what was sought, is found: near spellings, names, fewer choices.
import { written } from "./search-address.js";
import { bare, straight } from "./search-words.js";
import { near } from "./search-spelling.js";

const place = document.querySelector("[data-help]");
const part = (name) => place.querySelector(`[data-${name}]`);
const quoted = (words) => words.map((word) => `“${word}”`).join(", ");

const link = (words, address) => {
  const made = document.createElement("a");
  made.textContent = words;
  made.href = address;
  return made;
};

const rows = (links) =>
  links.map((nodes) => {
    const row = document.createElement("li");
    row.append(...nodes);
    return row;
  });

// The words of a search with another spelling of one of them, or of what is a part of one.
const withSpelling = (words, word, spelling) => {
  const pieces = words.split(/(\s+)/);
  const at = pieces.findIndex((piece) => straight(bare(piece)) === word);
  if (at < 0) return words.replace(word, spelling);
  return pieces.with(at, pieces[at].replace(bare(pieces[at]), spelling)).join("");
};

const instead = (state, { word, spelling }) => {
  const words = withSpelling(state.words, word, spelling);
  return [link(words, written({ ...state, words, chosen: [] }))];
};

// Say at once which words are missing, and what is near them as soon as it is known; `isCurrent` tells whether
// the reader still waits for it.
export const show = async (state, { missing, isFound, isCurrent }) => {
  part("lacking").textContent =
    missing.length > 0 ? `No text of the record has ${quoted(missing)}.` : "";
  part("instead").hidden = missing.length === 0 || !isFound;
  part("fewer").hidden = isFound;
  for (const name of ["near", "named"]) part(name).hidden = true;
  place.hidden = false;
  const { spellings, names } = await near(state.words, missing);
  if (!isCurrent()) return;
  part("near-rows").replaceChildren(...rows(spellings.map((each) => instead(state, each))));
  part("named-rows").replaceChildren(
    ...rows(names.map(({ name, kind, path }) => [link(name, path), `, ${kind}`])),
  );
  part("near").hidden = spellings.length === 0;
  part("named").hidden = names.length === 0;
};
