// Copies an address or a citation, changes the word on the control, and says so aloud.
const status = document.querySelector("[data-status]");
const HOLD = 4000;

// An address keeps its fragment and loses what was searched for; a page of results keeps all.
const address = (link) =>
  link.hash ? `${location.origin}${location.pathname}${link.hash}` : location.href;

const report = (control) => {
  const before = control.textContent;
  if (before === control.dataset.copied) return;
  control.textContent = control.dataset.copied;
  control.classList.add("is-copied");
  status.textContent = control.dataset.copied;
  setTimeout(() => {
    control.textContent = before;
    control.classList.remove("is-copied");
    status.textContent = "";
  }, HOLD);
};

export const copy = async (control, text) => {
  try {
    await navigator.clipboard.writeText(text);
    report(control);
  } catch {
    status.textContent = "Copying is not allowed here.";
  }
};

// Where a style asks for the day of access, the reader's is put in: "Accessed 29 Nov. 2026."
const MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");
const cited = (words) => {
  const now = new Date();
  const day = ` Accessed ${now.getDate()} ${MONTHS[now.getMonth()]} ${now.getFullYear()}.`;
  for (const place of words.querySelectorAll("[data-accessed]")) place.textContent = day;
  return words.textContent;
};

for (const link of document.querySelectorAll("[data-copy-link]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    copy(link, address(link));
  });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () =>
    copy(button, cited(document.getElementById(button.dataset.copy))),
  );
}
