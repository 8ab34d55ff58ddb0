// What Pagefind holds of one exchange or paragraph in, what a reader is told of it out.
import { nameOf } from "./search-facets.js";
import { places, terms, whole } from "./search-words.js";

const LINE = 68; // characters of a question that stand as a title
const LABELS = { q: "Q", p: "¶", o: "Opening ¶" };
const NEXT_PASSAGE = "¶"; // signs between the words, as the build sets them
const NEXT_PART = "\u2016";
const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

const beginning = (words) => {
  const text = words.join(" ");
  return text.length <= LINE ? text : `${text.slice(0, text.lastIndexOf(" ", LINE))} …`;
};

export const isSign = (word) => word === NEXT_PASSAGE || word === NEXT_PART;

const plain = (words) => words.filter((word) => !isSign(word)).join(" ");

const LONG = { p: "Paragraph ", o: "Opening, paragraph " };
const named = (anchor, names) => anchor.replace(/^[a-z]/, (letter) => names[letter]);

// The places of what is found as it stands are sought anew, as Pagefind tells only the first.
const placesOf = (words, locations, sought) => {
  const phrase = whole(sought);
  const all = phrase ? [...locations, ...places(phrase, words)] : locations;
  return [...new Set(all)].sort((one, other) => one - other);
};

const timesOf = (locations, sought) => {
  const one = terms(sought);
  return one.length === 1 ? Math.round(locations.length / one[0].split(/\s+/).length) : 0;
};

// `sought` are the words of the search.
export const hit = ({ url, content, filters, meta, locations: told }, sought) => {
  const [, id, anchor] = /([^/]+)\/#(\w+)$/.exec(url);
  const words = content.split(/\s+/);
  const asked = words.indexOf(NEXT_PART) + 1; // words up to the answer, the sign with them
  const day = id.slice(0, 10);
  const date = days.format(new Date(`${day}T00:00Z`));
  const kind = nameOf("kind", filters.kind[0]);
  const label = named(anchor, LABELS);
  const locations = placesOf(words, told, sought);
  const first = words.slice(0, words.findIndex(isSign));
  return {
    url: new URL(url, location.href),
    id,
    anchor,
    words,
    locations,
    times: timesOf(locations, sought),
    asked,
    day,
    date,
    kind,
    label,
    outlet: meta.outlet,
    spokesperson: meta.spokesperson,
    paragraph: asked ? "" : named(anchor, LONG),
    title: asked ? beginning(first) : `${kind} of ${date}, ${label}`,
    question: plain(words.slice(0, asked)),
    text: plain(words.slice(asked)),
  };
};
