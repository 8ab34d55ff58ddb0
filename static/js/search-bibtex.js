// One result in, its entry for BibTeX out: what the edition's own citations say, in their order.
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const COMMANDS = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

const escaped = (text) =>
  text.replace(/[\\~^#$%&_{}]/g, (sign) => COMMANDS[sign] ?? `\\${sign}`);
const braced = (text) => text && `{${text}}`;

// `found` is the result, `document` what is known of its document, `edition` of the whole.
export const bibtex = (found, { document, address, edition }) => {
  const [year, month, day] = found.day.split("-");
  const { author, title, revision } = edition;
  const asked = found.outlet ? `${found.label}, asked by ${found.outlet}` : found.label;
  const within = [title, revision && `revision ${revision}`, asked].filter(Boolean).join(", ");
  const note = ["Held", `${found.date}.`, document.source].filter(Boolean).join(" ");
  const fields = [
    ["author", braced(braced(escaped(author)))],
    ["title", braced(escaped(document.title))],
    ["year", braced(year)],
    ["month", MONTHS[month - 1]],
    ["day", braced(`${Number(day)}`)],
    ["howpublished", braced(escaped(`In ${within}`))],
    ["note", braced(escaped(note))],
    ["url", braced(address)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = ${value},`);
  return `@misc{briefing-${found.id}-${found.anchor},\n${lines.join("\n")}\n}\n`;
};
