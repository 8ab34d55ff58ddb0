// The box "Text only" works by CSS alone; this keeps the choice for the next page.
const box = document.getElementById("text-only");

const keep = (chosen) => {
  try {
    if (chosen) localStorage.setItem("text-only", "1");
    else localStorage.removeItem("text-only");
  } catch {
    // Storage is shut: the choice holds for this page.
  }
};

if (box) {
  const root = document.documentElement;
  box.checked = "textOnly" in root.dataset;
  box.addEventListener("change", () => {
    if (box.checked) root.dataset.textOnly = "";
    else delete root.dataset.textOnly;
    keep(box.checked);
    dispatchEvent(new Event("resize")); // notes that come back want their places
  });
}
