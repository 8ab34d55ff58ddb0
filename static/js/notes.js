// On a narrow page with many notes each stands as one line (components.css), which this opens.
const show = (button, open) => {
  button.closest(".note").toggleAttribute("data-open", open);
  button.setAttribute("aria-expanded", String(open));
  button.textContent = open ? "Close" : "Open";
};

for (const button of document.querySelectorAll("[data-note-toggle]")) {
  button.addEventListener("click", () => show(button, button.textContent === "Open"));
}

// Who follows the number in the text wants to read the note.
const arrive = () => {
  const note = document.getElementById(location.hash.slice(1));
  const button = note?.matches(".note") && note.querySelector("[data-note-toggle]");
  if (button) show(button, true);
};
addEventListener("hashchange", arrive);
arrive();
