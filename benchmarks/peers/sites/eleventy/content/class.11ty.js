// A page for each topic and outlet: all its questions.
import { escaped } from "../_includes/base.11ty.js";

export const data = {
  layout: "base.11ty.js",
  pagination: { data: "collections.classes", size: 1, alias: "shown", addAllPagesToCollections: true },
  permalink: ({ shown }) => `/${shown.kind}/${shown.slug}/index.html`,
  eleventyComputed: { title: ({ shown }) => shown.title },
};

export function render({ shown }) {
  const line = ({ day, number, text }) =>
    `<li><a href="/briefings/${day}/#q${number}">${day}, question ${number}</a> <blockquote>${escaped(text)}</blockquote></li>`;
  return `<ol>\n${shown.questions.map(line).join("\n")}\n</ol>`;
}
