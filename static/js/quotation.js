// Words of the record in a range to a quotation: as printed, without the numbers of notes, with the citation
// of their unit and an address that leads to the very words.
const END = 30; // characters by which an address says how a long passage begins, and how it ends

// The words of a paragraph that lie in a range; a new line stands for the number of a note.
const wordsIn = (text, range) => {
  const part = range.cloneRange();
  if (!text.contains(part.startContainer)) part.setStart(text, 0);
  if (!text.contains(part.endContainer)) part.setEnd(text, text.childNodes.length);
  const words = part.cloneContents();
  for (const mark of words.querySelectorAll("[data-apparatus]")) mark.replaceWith("\n");
  return words.textContent.trim();
};

// A browser finds a range by how it begins and ends, in whole words; a note's number may stand between. The
// stop is left out, as another may follow the address.
const directive = (runs) => {
  const [first, last] = [runs[0].trim(), runs.at(-1).trim()];
  const begins = first.slice(0, END).replace(/\s\S*$/, "");
  const ends = last.slice(-END).replace(/^\S*\s/, "");
  const named = runs.length === 1 && first.length <= 2 * END ? [first] : [begins, ends];
  const written = named.map((words) => encodeURIComponent(words.replace(/\p{P}+$/u, "")));
  return written.join().replaceAll("-", "%2D");
};

// Undefined where the range begins outside the record. What lies beyond the unit it begins in is left out.
export const quotation = (range) => {
  const unit = range.startContainer.parentElement?.closest(".exchange, .block");
  const texts = [...(unit?.querySelectorAll(".passage__text") ?? [])];
  const here = texts.filter((text) => range.intersectsNode(text) && wordsIn(text, range));
  if (here.length === 0) return undefined;
  const words = here.map((text) => wordsIn(text, range));
  const note = unit.querySelector("[data-locator]").parentElement.cloneNode(true);
  const [locator, address] = note.querySelectorAll("[data-locator], [data-address]");
  const ends = [here[0], here.at(-1)].map((text) => text.previousElementSibling);
  const found = directive(words.join("\n").split(/\n+/));
  locator.textContent = [...new Set(ends.map((number) => number.dataset.place))].join(" to ");
  address.textContent = `${address.textContent.split("#")[0]}${ends[0].hash}:~:text=${found}`;
  const quoted = words.map((run) => run.replaceAll("\n", "")).join("\n\n");
  return {
    text: `“${quoted}”\n\n${note.textContent}`,
    place: locator.textContent,
    paragraph: here.at(-1).parentElement,
  };
};
