// Buttons that keep the results as a file. The script that makes it is loaded when it is asked for.
const MOST = 1000; // results in a file: each of them is asked of the host by itself
const share = document.querySelector("[data-share]");
const buttons = [...(share?.querySelectorAll("[data-keep]") ?? [])];
const told = share?.querySelector("[data-kept]");

const counted = (number) => `${number.toLocaleString("en")} result${number === 1 ? "" : "s"}`;

// How many results the buttons are for; with none they go.
export const offer = (number) => {
  const some = number > MOST ? `the first ${counted(MOST)}` : counted(number);
  for (const button of buttons) {
    button.hidden = number === 0;
    if (button.dataset.keep === "csv") button.textContent = `CSV of ${some}`;
  }
  told.textContent = "";
};

const keep = async (format, results) => {
  try {
    const { save } = await import("./search-export.js");
    await save(format, results, (done) => {
      told.textContent = `Preparing ${done} of ${counted(results.length)}`;
    });
    told.textContent = "The file was handed to the browser.";
  } catch (error) {
    told.textContent = "The file could not be made. Please try again.";
    console.error(error);
  }
};

// `results` gives those that are found when a button is pressed.
export const bind = (results) => {
  for (const button of buttons)
    button.addEventListener("click", () => keep(button.dataset.keep, results().slice(0, MOST)));
};
