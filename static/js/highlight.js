// Marks the words of ?hl=…, in the unit that the fragment names.
// An address may hold anything, but a regular expression has a limit.
const most = 50;
const longest = 100;
const wanted = new URLSearchParams(location.search)
  .getAll("hl")
  .filter((words) => words.trim() && words.length <= longest)
  .slice(0, most);
const folds = { "’": "'", "‘": "'", "“": '"', "”": '"' };
// One character stays one character, so that places in the folded text are places in the text.
const fold = (text) =>
  text.replace(/[^ -~]/g, (sign) => folds[sign] ?? sign.normalize("NFD").charAt(0)).toLowerCase();

const pattern = (words) => {
  const parts = words.map((each) => fold(each.trim()).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${parts.join("|").replace(/\s+/g, "\\s+")})(?![\\p{L}\\p{N}])`,
    "gu",
  );
};

// The text nodes of a paragraph, each with its place in the whole; numbers of notes are not its words.
const textNodes = (paragraph) => {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let start = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(".note-mark")) continue;
    nodes.push({ node, start, end: start + node.length });
    start += node.length;
  }
  return nodes;
};

const wrap = (node, from, to) => {
  const range = new Range();
  range.setStart(node, from);
  range.setEnd(node, to);
  range.surroundContents(document.createElement("mark"));
};

// From the last match to the first, so that what is still to be cut keeps its place.
const markWords = (paragraph, regex) => {
  const nodes = textNodes(paragraph);
  const text = fold(nodes.map(({ node }) => node.data).join(""));
  for (const match of [...text.matchAll(regex)].reverse()) {
    for (const { node, start, end } of nodes.toReversed()) {
      const from = Math.max(match.index, start);
      const to = Math.min(match.index + match[0].length, end);
      if (from < to) wrap(node, from - start, to - start);
    }
  }
};

if (wanted.length > 0) {
  const target = document.getElementById(location.hash.slice(1));
  const unit = target?.closest("[data-unit]") ?? document.querySelector(".record");
  const regex = pattern(wanted);
  for (const paragraph of unit?.querySelectorAll(".passage__text") ?? [])
    markWords(paragraph, regex);
}
