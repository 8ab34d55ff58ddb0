// What was found in, rows of the list of results out; built of nodes, never of markup.
import { isSign } from "./search-hit.js";
import { bare, fold, isPhrase, printed, terms } from "./search-words.js";

const LENGTH = 42; // words shown of a passage
const BEFORE = 10; // of them, those before the first word found
const HIGHLIGHTS = 12; // words that an address takes along
const list = document.querySelector("[data-results]");
const copy = (name) =>
  document.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true);

// The words around the first find in the answer, or else in the question, which the title shows already.
const excerpt = ({ words, locations, asked }) => {
  const first = locations.find((at) => at >= asked) ?? locations[0] ?? asked;
  const isQuestion = first < asked;
  const [from, end] = isQuestion ? [0, asked - 1] : [asked, words.length];
  const start = Math.max(from, Math.min(first - BEFORE, end - LENGTH));
  const stop = Math.min(end, start + LENGTH);
  return { start, stop, isQuestion, cutBefore: start > from, cutAfter: stop < end };
};

// A run of words that were found, marked; the punctuation around it is not.
const marked = (run) => {
  const words = bare(run);
  if (!words) return [run];
  const start = run.indexOf(words);
  const mark = document.createElement("mark");
  mark.textContent = words;
  return [run.slice(0, start), mark, run.slice(start + words.length)];
};

const drawWords = (place, found) => {
  const { start, stop, isQuestion, cutBefore, cutAfter } = excerpt(found);
  const isFound = new Set(found.locations);
  const nodes = [cutBefore ? "… " : ""];
  let at = start;
  while (at < stop) {
    let end = at + 1;
    while (isFound.has(at) && isFound.has(end) && end < stop) end += 1;
    const run = found.words.slice(at, end);
    if (isFound.has(at)) nodes.push(...marked(run.join(" ")), " ");
    else if (!isSign(run[0])) nodes.push(`${run[0]} `);
    at = end;
  }
  place.append(...nodes, cutAfter ? "…" : "");
  place.classList.toggle("result__words--question", isQuestion);
};

// A name, its words marked that begin as a word sought does.
const drawName = (name, sought) =>
  name.split(" ").flatMap((each) => {
    const isFound = sought.some((word) => fold(bare(each)).startsWith(word));
    return [...(isFound ? marked(each) : [each]), " "];
  });

// Who asked; and who spoke, where the words are found in a name alone.
const drawPlace = (place, found, { words, group }) => {
  const isNamed = words !== "" && found.locations.length === 0;
  const sought = isNamed ? fold(terms(words).join(" ")).split(/\s+/) : [];
  const whole = group ? [] : [found.date, found.kind.toLowerCase()];
  place.append([...whole, ...(found.asked ? [found.label] : [])].join(", "));
  const add = (how, name) =>
    place.append(`${place.textContent && ", "}${how} `, ...drawName(name, sought).slice(0, -1));
  if (found.outlet) add("asked by", found.outlet);
  if (!found.asked && found.spokesperson) add("by", found.spokesperson);
  else if (isNamed && found.spokesperson) add("answered by", found.spokesperson);
};

// Arriving there, a reader finds the words marked.
const address = ({ url, words, locations }, sought) => {
  const leading = new URL(url);
  const marks = isPhrase(sought) ? terms(sought) : printed(words, locations).slice(0, HIGHLIGHTS);
  for (const word of locations.length > 0 ? marks : []) leading.searchParams.append("hl", word);
  return leading.pathname + leading.search + leading.hash;
};

const row = (found, state) => {
  const made = copy("result");
  drawPlace(made.querySelector("[data-place]"), found, state);
  made.querySelector("[data-times]").textContent = found.times > 1 ? `${found.times} times` : "";
  const link = made.querySelector("a");
  link.textContent = (state.group && found.paragraph) || found.title;
  link.href = address(found, state.words);
  drawWords(made.querySelector(".result__words"), found);
  return made;
};

const groupOf = ({ id, url, date, kind }) => {
  const known = list.querySelector(`[data-group="${CSS.escape(id)}"]`);
  if (known) return known;
  const made = copy("group");
  made.dataset.group = id;
  const link = made.querySelector("a");
  link.textContent = `${date}, ${kind.toLowerCase()}`;
  link.href = url.pathname;
  list.append(made);
  return made;
};

export const clear = () => list.replaceChildren();

// Draw the rows anew; the focus stays on its result, if that is still there.
export const redraw = (draw) => {
  const held = list.contains(document.activeElement) ? document.activeElement.href : "";
  clear();
  draw();
  if (held) [...list.querySelectorAll("a")].find((link) => link.href === held)?.focus();
};

// Return the first of the rows added. A group says how many of its results are shown, as long as others may follow.
export const add = (found, state, isAll) => {
  const rows = found.map((each) => row(each, state));
  rows.forEach((each, at) =>
    (state.group ? groupOf(found[at]).querySelector("ol") : list).append(each),
  );
  for (const each of list.querySelectorAll("[data-group]")) {
    const count = each.querySelectorAll(".result").length;
    each.querySelector("[data-size]").textContent =
      `${count} ${count === 1 ? "result" : "results"}${isAll ? "" : " so far"}`;
  }
  return rows[0];
};
