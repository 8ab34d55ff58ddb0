// The words of a search in; what is sought by them out. No module of the page is needed for it.
export const straight = (words) => words.replace(/[“”„«»]/g, '"').replace(/[‘’]/g, "'").trim();

// Letters without accents and capitals, as Pagefind compares them.
export const fold = (text) =>
  straight(text)
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();

// A word without the punctuation around it.
export const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

// What Pagefind is asked. Quotes mean a phrase only around all of it; elsewhere they are taken away.
export const asked = (words) => {
  const plain = straight(words);
  return isPhrase(plain) ? plain : plain.replace(/"/g, " ").trim();
};

export const isPhrase = (words) => /^"[^"]*[^"\s][^"]*"$/.test(straight(words));

export const hasLooseQuotes = (words) => straight(words).includes('"') && !isPhrase(words);

// Words that are sought as they stand: a phrase in quotes whole, or each word by itself.
export const terms = (words) =>
  isPhrase(words) ? [straight(words).slice(1, -1).trim()] : asked(words).split(/\s+/).filter(Boolean);

// Few letters are a word of their own, and not the beginning of others.
export const isShort = (word) => /^[\p{Script=Latin}\p{N}]{1,2}$/u.test(word);

// What is to be found as it stands, in all its places: a phrase, or one short word; "" where words have more forms.
export const whole = (words) => {
  const [first = "", ...others] = terms(words);
  return others.length === 0 && (isPhrase(words) || isShort(bare(first))) ? first : "";
};

// How often one word occurs; 0 where several were sought, and where Pagefind tells one place a text.
export const occurrences = (words, locations) =>
  terms(words).length === 1 && !whole(words) ? locations.length : 0;

// Every place of a phrase among the words of a text, as places of all its words.
export const places = (phrase, words) => {
  const sought = phrase.split(/\s+/).map((word) => fold(bare(word)));
  const folded = words.map((word) => fold(bare(word)));
  return words.flatMap((_, at) =>
    sought.every((word, far) => word === folded[at + far]) ? sought.map((_, far) => at + far) : [],
  );
};

// The words found, as they are printed: "negotiations" where "negotiation" was sought.
export const printed = (words, locations) => [
  ...new Set(locations.map((at) => bare(words[at] ?? "").toLowerCase()).filter(Boolean)),
];
