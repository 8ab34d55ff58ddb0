// What must stand before a frame is drawn: the reader's kept choices, and the places of notes in the margin.
// A classic script in the head, as a module would come after the first frame, and the page would move.
(() => {
  const root = document.documentElement;
  root.dataset.js = "";
  for (const name of ["theme", "text-only", "keys-off"]) {
    try {
      const kept = localStorage.getItem(name);
      if (kept) root.setAttribute(`data-${name}`, kept);
    } catch {
      break; // storage is shut
    }
  }
  if (/[?&]q=[^&]/.test(location.search)) root.dataset.sought = ""; // what a search will not leave need not show
  root.style.setProperty("--foot", JSON.stringify(root.dataset.foot)); // of printed pages

  // Notes stand level with the words they are about; later ones move down, none overlap. They are
  // translated, never laid out: of the record only the end of an exchange can move.
  const GAP = 12;
  const wide = matchMedia("(width >= 62.5em)");
  const blocksOf = (section) => [...section.querySelectorAll(".slip, .note")];
  const middle = (rect) => (rect.top + rect.bottom) / 2;

  // How far a note is from being level with the line of its lemma, or with the top of what it is all about.
  const distance = (block) => {
    const hash = block.querySelector("[data-note-lemma]")?.hash;
    const lemma = hash && document.getElementById(hash.slice(1));
    if (!lemma) return 0;
    const [line] = lemma.getClientRects();
    if (!lemma.matches("span")) return line.top - block.getBoundingClientRect().top;
    return middle(line) - middle(block.querySelector(".note__name").getClientRects()[0]);
  };

  const measure = (section) => {
    const { top, height } = section.getBoundingClientRect();
    const blocks = blocksOf(section)
      .map((block) => ({ block, rect: block.getBoundingClientRect() }))
      .filter(({ rect }) => rect.height > 0) // "Text only" hides what stands here
      .map(({ block, rect }) => {
        const natural = rect.top - top;
        const wanted = natural + distance(block);
        // A slip stands before the notes of its unit, even those on its first line.
        const rank = wanted - (block.matches(".slip") ? GAP : 0);
        return { block, natural, wanted, rank, own: rect.height };
      });
    return { section, height, blocks: blocks.sort((one, other) => one.rank - other.rank) };
  };

  const place = ({ section, height, blocks }) => {
    let free = Number.NEGATIVE_INFINITY;
    for (const { block, natural, wanted, own } of blocks) {
      const at = Math.max(wanted, free);
      block.style.setProperty("--shift", `${Math.round(at - natural)}px`);
      free = at + own + GAP;
    }
    if (free > height) section.style.setProperty("--reach", `${Math.ceil(free)}px`);
  };

  // The place that an address leads to stays where it is on the screen, whatever moves above it.
  const settle = () => {
    const held = document.querySelector(":target");
    const at = held?.getBoundingClientRect().top ?? -1;
    lay();
    const moved = at >= 0 && at < innerHeight ? held.getBoundingClientRect().top - at : 0;
    if (moved) scrollBy({ top: moved, behavior: "instant" });
  };

  const lay = () => {
    const sections = [...document.querySelectorAll("[data-beside]")];
    for (const section of sections) {
      section.style.removeProperty("--reach");
      for (const block of blocksOf(section)) block.style.removeProperty("--shift");
    }
    if (wide.matches) sections.map(measure).forEach(place);
  };

  // While the page comes in, every frame is settled before it is drawn.
  const follow = () => {
    settle();
    if (document.readyState !== "complete") requestAnimationFrame(follow);
  };
  requestAnimationFrame(follow);
  addEventListener("load", settle);
  addEventListener("toggle", settle, true); // what is folded in the margin was opened, or shut
  addEventListener("resize", settle);
})();
