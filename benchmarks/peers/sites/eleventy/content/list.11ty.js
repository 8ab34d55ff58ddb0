// The index of documents.
export const data = { layout: "base.11ty.js", permalink: "/briefings/index.html", title: "Briefings" };

export function render({ collections }) {
  const line = (each) => `<li><a href="${each.url}">${each.data.title}</a>, ${each.data.questions.length} questions</li>`;
  return `<ul>\n${collections.newest.map(line).join("\n")}\n</ul>`;
}
