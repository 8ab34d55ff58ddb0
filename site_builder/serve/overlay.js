/* The faults of the last save, over the last good page, until they are mended. */
const answer = await fetch("/livereload-faults.json");
const faults = await answer.json();

const panel = document.createElement("details");
panel.className = "livereload-faults";
panel.open = true;
panel.setAttribute("role", "alert");

const summary = document.createElement("summary");
const subject = faults.length === 1 ? "A fault keeps" : `${faults.length} faults keep`;
summary.textContent = `${subject} this save from being published. Beneath is the last good site, if there was one.`;
panel.append(summary);

for (const fault of faults) {
  const block = document.createElement("pre");
  block.textContent = fault;
  panel.append(block);
}
document.body.append(panel);
