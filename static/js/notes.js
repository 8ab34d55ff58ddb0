// Sets what stands in the margin level with the words it is about; later ones move down, none overlap.
// Positions are translated, never laid out, so that nothing in the record moves.
const GAP = 12;
const wide = matchMedia("(width >= 62.5em)");
const sections = [...document.querySelectorAll("[data-beside]")];

const middle = (rect) => (rect.top + rect.bottom) / 2;

// How far a note is from being level with the line of its lemma.
const distance = (block) => {
  const hash = block.querySelector("[data-note-lemma]")?.hash;
  const lemma = hash && document.getElementById(hash.slice(1));
  const line = lemma?.matches("[class^='mark--']") && lemma.getClientRects()[0];
  const name = block.querySelector(".note__name");
  return line && name ? middle(line) - middle(name.getClientRects()[0]) : 0;
};

const measure = (section) => {
  const { top, height } = section.getBoundingClientRect();
  const blocks = [...section.querySelectorAll(".slip, .note")].map((block) => {
    const rect = block.getBoundingClientRect();
    return { block, height: rect.height, natural: rect.top - top, wanted: rect.top - top + distance(block) };
  });
  blocks.sort((one, other) => one.wanted - other.wanted);
  return { section, height, blocks };
};

const place = ({ section, height, blocks }) => {
  let free = Number.NEGATIVE_INFINITY;
  for (const { block, natural, wanted, height: own } of blocks) {
    const at = Math.max(wanted, free);
    block.style.setProperty("--shift", `${Math.round(at - natural)}px`);
    free = at + own + GAP;
  }
  if (free > height) section.style.setProperty("--reach", `${Math.ceil(free)}px`);
};

const settle = () => {
  for (const section of sections) {
    section.style.removeProperty("--reach");
    for (const block of section.querySelectorAll(".slip, .note")) block.style.removeProperty("--shift");
  }
  if (wide.matches) sections.map(measure).forEach(place);
};

if (sections.length > 0) {
  settle();
  document.fonts.ready.then(settle);
  addEventListener("resize", settle);
}
