// The index of topics.
export const data = { layout: "base.11ty.js", permalink: "/topics/index.html", title: "Topics" };

export function render({ collections }) {
  const line = (each) => `<li><a href="/topics/${each.slug}/">${each.title}</a>, ${each.questions.length} questions</li>`;
  return `<ul>\n${collections.classes.filter((each) => each.kind === "topics").map(line).join("\n")}\n</ul>`;
}
