// The front page: the newest documents.
export const data = { layout: "base.11ty.js", permalink: "/index.html", eleventyComputed: { title: (all) => all.site.title } };

export function render({ collections, site }) {
  const lines = collections.newest.slice(0, site.feed).map((each) => `<li><a href="${each.url}">${each.data.title}</a></li>`);
  return `<ul>\n${lines.join("\n")}\n</ul>`;
}
