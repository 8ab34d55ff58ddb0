// Results in, a file of them out, made in the browser: CSV for tables, BibTeX for citations.
import { bibtex } from "./search-bibtex.js";
import { hit } from "./search-hit.js";

const AT_ONCE = 16; // results that the host is asked for
const COLUMNS = ["id", "held", "kind", "place", "asked_by", "answered_by", "question", "text", "url"];
const share = document.querySelector("[data-share]");

const load = async (results, told) => {
  const hits = [];
  for (let at = 0; at < results.length; at += AT_ONCE) {
    const some = results.slice(at, at + AT_ONCE).map((result) => result.data());
    hits.push(...(await Promise.all(some)).map((data) => hit(data, "")));
    told(hits.length);
  }
  return hits;
};

// The address that the edition is cited by, wherever it is read.
const address = ({ id, anchor }) => `${share.dataset.briefings}${id}/#${anchor}`;

// A table program takes a cell that begins so for a formula; an apostrophe before it makes it text (OWASP).
const cell = (text) => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replace(/"/g, '""')}"`;

export const csv = (hits) => {
  const rows = hits.map((each) => [
    `${each.id}#${each.anchor}`,
    each.day,
    each.kind,
    each.label,
    each.outlet,
    each.spokesperson,
    each.question,
    each.text,
    address(each),
  ]);
  // The mark at the beginning tells table programs that this is UTF-8; lines end as RFC 4180 has it.
  return `\ufeff${[COLUMNS, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
};

const documents = async () => {
  const response = await fetch(share.dataset.documents);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
};

const entries = async (hits) => {
  const known = await documents();
  const { author, title, revision } = share.dataset;
  const edition = { author, title, revision };
  return hits
    .map((each) => bibtex(each, { document: known[each.id], address: address(each), edition }))
    .join("\n");
};

const FORMATS = {
  csv: { type: "text/csv", name: "results.csv", made: csv },
  bibtex: { type: "application/x-bibtex", name: "results.bib", made: entries },
};

const hand = (text, { type, name }) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

export const save = async (format, results, told) => {
  const hits = await load(results, told);
  hand(await FORMATS[format].made(hits), FORMATS[format]);
};
