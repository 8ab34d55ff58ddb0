// Shows the entry of a marked name where the name stands. Without this the name is a link to its page.
const GAP = 6;
const box = document.querySelector("[data-name-box]");
let opener;

// The entry stands in the list of the document, under a link to the same page.
const entryOf = ({ href }) =>
  [...document.querySelectorAll("[data-name] a")]
    .find((each) => each.href === href)
    .closest("[data-name]");

// Below the words, or above them where there is no room below; never beyond an edge of the page.
const place = (link) => {
  const words = link.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const fits = words.bottom + GAP + height <= innerHeight || words.top < height + GAP;
  const left = Math.min(words.left, document.documentElement.clientWidth - width - GAP);
  const top = fits ? words.bottom + GAP : words.top - height - GAP;
  box.style.setProperty("--top", `${scrollY + top}px`);
  box.style.setProperty("--left", `${scrollX + Math.max(left, GAP)}px`);
};

const open = (link) => {
  opener = link;
  box.replaceChildren(...entryOf(link).cloneNode(true).childNodes);
  box.setAttribute("aria-label", link.textContent);
  box.showPopover({ source: link });
  place(link);
  box.focus({ preventScroll: true });
};

if (box) {
  for (const link of document.querySelectorAll("[data-term]")) {
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(link);
    });
  }
  // Whoever goes on by Tab has left the box; a window that is left leaves it open.
  box.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (next && next !== opener && !box.contains(next)) box.hidePopover();
  });
  // Closed by Escape, the box gives the focus back; closed by a click elsewhere, it goes there.
  box.addEventListener("toggle", ({ newState }) => {
    const held = document.activeElement;
    if (newState === "closed" && (held === document.body || box.contains(held))) opener.focus();
  });
}
