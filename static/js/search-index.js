// The state of a search in, what Pagefind finds out. The index is loaded when it is first asked for.
let loading;

const load = async (folder) => {
  const pagefind = await import(new URL("pagefind.js", new URL(folder, location.href)).href);
  const index = pagefind.createInstance({ noWorker: true });
  // The counts of all facets are exact only when the lists of all of them are there.
  await index.filters();
  return index;
};

const straight = (words) => words.replace(/[“”„«»]/g, '"').replace(/[‘’]/g, "'");

const grouped = (chosen) => {
  const filters = {};
  for (const { key, value } of chosen) filters[key] = [...(filters[key] ?? []), value];
  return filters;
};

// Words that are sought as they stand: a phrase in quotes whole, or each word by itself.
export const terms = (words) => {
  const plain = straight(words).trim();
  const phrase = /^"(.+)"$/.exec(plain);
  return phrase ? [phrase[1].trim()] : plain.replace(/"/g, " ").split(/\s+/).filter(Boolean);
};

// How often one word or one phrase occurs; 0 where several words were sought, each anywhere.
export const occurrences = (words, locations) => {
  const sought = terms(words);
  return sought.length === 1 ? Math.round(locations.length / sought[0].split(/\s+/).length) : 0;
};

export const search = async (folder, { words, order, chosen }) => {
  // What failed to load is asked for anew the next time.
  loading ??= load(folder).catch((error) => {
    loading = undefined;
    throw error;
  });
  const index = await loading;
  const sort = order ? { date: order === "newest" ? "desc" : "asc" } : {};
  return index.search(straight(words), { filters: grouped(chosen), sort });
};
