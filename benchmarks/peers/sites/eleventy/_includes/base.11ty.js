// The frame of every page.
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => escapes[sign]);

export default function ({ title, site, page, content }) {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escaped(title)}${page.url === "/" ? "" : `, ${escaped(site.title)}`}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escaped(site.description)}">
<link rel="canonical" href="${site.base}${page.url.slice(1)}">
<link rel="alternate" type="application/atom+xml" href="/feed.xml" title="${escaped(site.title)}">
</head>
<body>
<header><a href="/">${escaped(site.title)}</a>
<nav><a href="/briefings/">Briefings</a> <a href="/topics/">Topics</a> <a href="/outlets/">Outlets</a> <a href="/timeline/">Timeline</a></nav></header>
<main>
<h1>${escaped(title)}</h1>
${content}
</main>
<footer>${escaped(site.description)}</footer>
</body>
</html>
`;
}
