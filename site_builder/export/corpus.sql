-- The tables of corpus.sqlite. Names of columns are those of the data files.
PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
PRAGMA foreign_keys = ON;

CREATE TABLE people (slug TEXT PRIMARY KEY, name TEXT NOT NULL, provisional INTEGER NOT NULL, url TEXT);
CREATE TABLE outlets (
  slug TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT, language TEXT, kind TEXT, official TEXT,
  provisional INTEGER NOT NULL, url TEXT
);
CREATE TABLE topics (
  slug TEXT PRIMARY KEY, title TEXT NOT NULL, parent TEXT REFERENCES topics (slug) DEFERRABLE INITIALLY DEFERRED,
  about TEXT NOT NULL, url TEXT NOT NULL
);
CREATE TABLE terms (slug TEXT PRIMARY KEY, term TEXT NOT NULL, definition TEXT NOT NULL, url TEXT NOT NULL);
CREATE TABLE events (slug TEXT PRIMARY KEY, title TEXT NOT NULL, date TEXT NOT NULL, place TEXT, url TEXT NOT NULL);

CREATE TABLE briefings (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, held TEXT NOT NULL, held_basis TEXT NOT NULL,
  published TEXT, url TEXT NOT NULL
);
CREATE INDEX briefings_by_day ON briefings (held);
CREATE TABLE spokespersons (
  briefing TEXT NOT NULL REFERENCES briefings (id), person TEXT NOT NULL REFERENCES people (slug),
  PRIMARY KEY (briefing, person)
) WITHOUT ROWID;
CREATE TABLE witnesses (
  briefing TEXT NOT NULL REFERENCES briefings (id), siglum TEXT NOT NULL, seed TEXT NOT NULL, sha256 TEXT NOT NULL,
  publisher TEXT, origin TEXT, language TEXT NOT NULL, PRIMARY KEY (briefing, siglum)
) WITHOUT ROWID;

CREATE TABLE exchanges (
  number_in_edition INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, briefing TEXT NOT NULL REFERENCES briefings (id),
  anchor TEXT NOT NULL, number INTEGER NOT NULL, held TEXT NOT NULL, spokesperson TEXT REFERENCES people (slug),
  outlet TEXT REFERENCES outlets (slug), printed_as TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL,
  seed TEXT NOT NULL, witness TEXT NOT NULL, fingerprint TEXT NOT NULL, url TEXT NOT NULL
);
CREATE INDEX exchanges_by_briefing ON exchanges (briefing);
CREATE INDEX exchanges_by_outlet ON exchanges (outlet);
CREATE INDEX exchanges_by_spokesperson ON exchanges (spokesperson);
-- Paragraphs of openings, and of documents without exchanges.
CREATE TABLE paragraphs (
  number_in_edition INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, briefing TEXT NOT NULL REFERENCES briefings (id),
  anchor TEXT NOT NULL, spokesperson TEXT REFERENCES people (slug), text TEXT NOT NULL, url TEXT NOT NULL
);
CREATE INDEX paragraphs_by_briefing ON paragraphs (briefing);
-- Who asked what: `role` is "asked", or "credited" for an outlet that is said to have asked the same.
CREATE TABLE askings (
  exchange TEXT NOT NULL REFERENCES exchanges (id), outlet TEXT NOT NULL REFERENCES outlets (slug), role TEXT NOT NULL,
  PRIMARY KEY (exchange, outlet, role)
) WITHOUT ROWID;
CREATE INDEX askings_by_outlet ON askings (outlet);
CREATE TABLE exchange_topics (
  exchange TEXT NOT NULL REFERENCES exchanges (id), topic TEXT NOT NULL REFERENCES topics (slug),
  PRIMARY KEY (exchange, topic)
) WITHOUT ROWID;
CREATE INDEX exchange_topics_by_topic ON exchange_topics (topic);
CREATE TABLE exchange_forms (
  exchange TEXT NOT NULL REFERENCES exchanges (id), form TEXT NOT NULL, basis TEXT NOT NULL, evidence TEXT NOT NULL,
  referred_to TEXT, deferred_to TEXT, because TEXT
);
CREATE INDEX exchange_forms_by_exchange ON exchange_forms (exchange);
CREATE INDEX exchange_forms_by_form ON exchange_forms (form);

CREATE TABLE annotations (
  id TEXT PRIMARY KEY, briefing TEXT NOT NULL REFERENCES briefings (id), number INTEGER NOT NULL, target TEXT NOT NULL,
  exact TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, lemma TEXT NOT NULL,
  note TEXT NOT NULL, editor TEXT NOT NULL, date TEXT NOT NULL, url TEXT NOT NULL, reading TEXT
);
CREATE INDEX annotations_by_briefing ON annotations (briefing);
CREATE TABLE annotation_sources (
  annotation TEXT NOT NULL REFERENCES annotations (id), text TEXT NOT NULL, url TEXT
);
CREATE INDEX annotation_sources_by_annotation ON annotation_sources (annotation);
CREATE TABLE mentions (
  kind TEXT NOT NULL, slug TEXT, briefing TEXT NOT NULL REFERENCES briefings (id), unit TEXT NOT NULL,
  target TEXT NOT NULL, exact TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, basis TEXT NOT NULL,
  edtf TEXT, rule TEXT, certainty TEXT, event TEXT REFERENCES events (slug)
);
CREATE INDEX mentions_by_slug ON mentions (kind, slug);
CREATE INDEX mentions_by_briefing ON mentions (briefing);
CREATE TABLE parallels (
  family TEXT NOT NULL, words INTEGER NOT NULL, a TEXT NOT NULL, a_exact TEXT NOT NULL, b TEXT NOT NULL,
  b_exact TEXT NOT NULL
);
CREATE INDEX parallels_by_family ON parallels (family);

-- The words are looked up in the tables above, and not kept twice.
CREATE VIRTUAL TABLE exchanges_fts USING fts5 (
  question, answer, content = "exchanges", content_rowid = "number_in_edition",
  tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE paragraphs_fts USING fts5 (
  text, content = "paragraphs", content_rowid = "number_in_edition", tokenize = "unicode61 remove_diacritics 2"
);
