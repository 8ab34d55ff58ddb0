// The index of years.
export const data = { layout: "base.11ty.js", permalink: "/timeline/index.html", title: "Timeline" };

export function render({ collections }) {
  const line = ({ year, documents }) => `<li><a href="/timeline/${year}/">${year}</a>, ${documents.length} documents</li>`;
  return `<ul>\n${collections.years.map(line).join("\n")}\n</ul>`;
}
