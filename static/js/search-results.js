// What Pagefind found in, rows of the list of results out; built of nodes, never of markup.
import { occurrences, terms } from "./search-index.js";

const LENGTH = 42; // words shown of a passage
const BEFORE = 10; // of them, those before the first word found
const template = document.querySelector("[data-result]");

// The words around the first find in the answer, or else in the question, which the title shows already.
const excerpt = (content, locations, asked) => {
  const words = content.split(/\s+/);
  const first = locations.find((at) => at >= asked) ?? locations[0] ?? asked;
  const isQuestion = first < asked;
  const [from, end] = isQuestion ? [0, asked] : [asked, words.length];
  const start = Math.max(from, Math.min(first - BEFORE, end - LENGTH));
  const stop = Math.min(end, start + LENGTH);
  return { words, start, stop, isQuestion, cutBefore: start > from, cutAfter: stop < end };
};

// A run of words that were found, marked; the punctuation around it is not.
const marked = (run) => {
  const [, before, words, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(run);
  const mark = document.createElement("mark");
  mark.textContent = words;
  return [before, mark, after];
};

const drawWords = (place, data) => {
  const asked = Number(data.meta.asked ?? 0);
  const { words, start, stop, isQuestion, cutBefore, cutAfter } = excerpt(
    data.content,
    data.locations,
    asked,
  );
  const found = new Set(data.locations);
  const nodes = [cutBefore ? "… " : ""];
  let at = start;
  while (at < stop) {
    let end = at + 1;
    while (found.has(at) && found.has(end) && end < stop) end += 1;
    const run = words.slice(at, end).join(" ");
    nodes.push(...(found.has(at) ? marked(run) : [run]), " ");
    at = end;
  }
  place.append(...nodes, cutAfter ? "…" : "");
  place.classList.toggle("result__words--question", isQuestion);
};

// The words as they are printed there: "negotiations" when "negotiation" was sought.
const printed = (data, words) => {
  const sought = terms(words);
  if (sought.length === 1 && sought[0].includes(" ")) return sought;
  const content = data.content.split(/\s+/);
  const bare = data.locations.map((at) =>
    (content[at] ?? "").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").toLowerCase(),
  );
  return [...new Set(bare)].filter(Boolean).slice(0, 12);
};

const address = (data, words) => {
  const url = new URL(data.url, location.href);
  for (const word of printed(data, words)) url.searchParams.append("hl", word);
  return url.pathname + url.search + url.hash;
};

export const row = (data, words) => {
  const made = template.content.firstElementChild.cloneNode(true);
  const { meta } = data;
  const asked = meta.outlet ? `asked by ${meta.outlet}` : "";
  const place = [meta.date, meta.kind.toLowerCase(), meta.label, asked].filter(Boolean).join(", ");
  const times = occurrences(words, data.locations);
  made.querySelector("[data-place]").textContent = place;
  made.querySelector("[data-times]").textContent = times > 1 ? `${times} times` : "";
  const link = made.querySelector("a");
  link.textContent = meta.title;
  link.href = address(data, words);
  drawWords(made.querySelector(".result__words"), data);
  return made;
};
