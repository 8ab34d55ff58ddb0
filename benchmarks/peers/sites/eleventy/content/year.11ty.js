// A page for each year: its documents.
export const data = {
  layout: "base.11ty.js",
  pagination: { data: "collections.years", size: 1, alias: "shown", addAllPagesToCollections: true },
  permalink: ({ shown }) => `/timeline/${shown.year}/index.html`,
  eleventyComputed: { title: ({ shown }) => shown.year },
};

export function render({ shown }) {
  const line = ({ url, data: { id, title, questions } }) =>
    `<li><time>${id}</time> <a href="${url}">${title}</a>, ${questions.length} questions</li>`;
  return `<ul>\n${shown.documents.map(line).join("\n")}\n</ul>`;
}
