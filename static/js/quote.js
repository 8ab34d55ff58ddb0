// Offers to copy words of the record with their citation: those that are selected, or the paragraph whose ¶
// was followed. The offer stands behind the paragraph; a click elsewhere or Escape closes it.
import { copy } from "./copy.js";

const WAIT = 300; // ms of rest before a selection counts
const offer = document.querySelector("[data-quote]");
let quoted;
let wait;

const show = async (range) => {
  const { quotation } = await import("./quotation.js"); // few readers need it
  quoted = quotation(range);
  if (!quoted) return;
  quoted.paragraph.append(offer);
  const { bottom, left } = quoted.paragraph.getBoundingClientRect();
  offer.style.setProperty("--top", `${scrollY + bottom}px`);
  offer.style.setProperty("--left", `${scrollX + left}px`);
  offer.showPopover();
  document.querySelector("[data-status]").textContent = `${quoted.place}: ${offer.textContent}`;
};

const look = () => getSelection().isCollapsed || show(getSelection().getRangeAt(0));

const whole = ({ currentTarget }) => {
  const range = new Range();
  range.selectNodeContents(currentTarget.nextElementSibling);
  show(range);
};

if (offer) {
  offer.firstElementChild.addEventListener("click", ({ target }) => copy(target, quoted.text));
  for (const number of document.querySelectorAll("[data-place]"))
    number.addEventListener("click", whole);
  document.addEventListener("selectionchange", () => {
    clearTimeout(wait);
    wait = setTimeout(look, WAIT);
  });
}
