// The newest documents, as Atom.
import { escaped } from "../_includes/base.11ty.js";

export const data = { permalink: "/feed.xml", eleventyExcludeFromCollections: true };

export function render({ collections, site }) {
  const newest = collections.newest.slice(0, site.feed);
  const entry = ({ url, date, data: { title, questions } }) => `<entry>
<title>${escaped(title)}</title>
<link href="${site.base}${url.slice(1)}"/>
<id>${site.base}${url.slice(1)}</id>
<updated>${date.toISOString()}</updated>
<summary>${escaped(questions.map((question) => question.text).join(" ").slice(0, 500))}</summary>
</entry>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${escaped(site.title)}</title>
<link href="${site.base}"/>
<link href="${site.base}feed.xml" rel="self"/>
<id>${site.base}</id>
<updated>${newest[0].date.toISOString()}</updated>
<author><name>${escaped(site.title)}</name></author>
${newest.map(entry).join("\n")}
</feed>
`;
}
