// The index of outlets.
export const data = { layout: "base.11ty.js", permalink: "/outlets/index.html", title: "Outlets" };

export function render({ collections }) {
  const line = (each) => `<li><a href="/outlets/${each.slug}/">${each.title}</a>, ${each.questions.length} questions</li>`;
  return `<ul>\n${collections.classes.filter((each) => each.kind === "outlets").map(line).join("\n")}\n</ul>`;
}
