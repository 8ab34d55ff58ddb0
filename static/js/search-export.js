// Results in, a file of them out, made in the browser: CSV for tables, BibTeX for citations.
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
const cell = (text) => `"${text.replace(/^['=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/, "'$&").replace(/"/g, '""')}"`;

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

// The entries of a document's file, each under its key: "2023-11-16-q3".
const file = async (id) => {
  const response = await fetch(share.dataset.entries.replace("{id}", id));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const entries = (await response.text()).split(/\n(?=@)/);
  return entries.map((entry) => [entry.match(/^@\w+\{([^,]+),/)[1], entry]);
};

// A citation is made in one place, the build: what is kept are the entries of the edition's own files.
const entries = async (hits) => {
  const ids = [...new Set(hits.map(({ id }) => id))];
  const found = new Map();
  for (let at = 0; at < ids.length; at += AT_ONCE)
    for (const keyed of await Promise.all(ids.slice(at, at + AT_ONCE).map(file)))
      for (const [key, entry] of keyed) found.set(key, entry.trimEnd());
  return `${hits.map(({ id, anchor }) => found.get(`${id}-${anchor}`)).join("\n\n")}\n`;
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
