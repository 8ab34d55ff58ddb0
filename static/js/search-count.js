// What was found in each shard and what was chosen in; the results, in order, and counts of all choices out.

// Within a facet any choice will do; across facets all must hold.
const sets = (chosen) => {
  const made = new Map();
  for (const { key, value } of chosen) made.set(key, (made.get(key) ?? new Set()).add(value));
  return made;
};

const add = (counts, key, values) => {
  counts[key] ??= {};
  for (const value of values) counts[key][value] = (counts[key][value] ?? 0) + 1;
};

// A record counts for a choice when nothing chosen in another facet leaves it out.
const count = (facets, row, choices, { counts, all }) => {
  const keys = Object.keys(facets);
  const values = keys.map((key) => facets[key][row]);
  const isOut = keys.map((key, at) => choices.has(key) && !values[at].some((each) => choices.get(key).has(each)));
  const out = isOut.filter(Boolean).length;
  keys.forEach((key, at) => {
    add(all, key, values[at]);
    if (out === 0 || (out === 1 && isOut[at])) add(counts, key, values[at]);
  });
  return out === 0;
};

const newest = (one, other) =>
  one.at - other.at || other.document - one.document || one.row - other.row;
const oldest = (one, other) =>
  other.at - one.at || one.document - other.document || one.row - other.row;
const best = (one, other) => other.score - one.score || newest(one, other);
const ORDERS = { "": best, newest, oldest };

const filtersOf = (facets, row) =>
  Object.fromEntries(Object.entries(facets).map(([key, column]) => [key, column[row]]));

// `counts` say for each value how many results its choice would find, whatever else is chosen in its own facet;
// `all`, how many the words find without any choice, as `unfiltered` does for all values together.
export const counted = (parts, { chosen, order }) => {
  const choices = sets(chosen);
  const tallies = { counts: {}, all: {} };
  const results = [];
  let unfiltered = 0;
  for (const { facets, rows, weight } of parts) {
    unfiltered += rows.length;
    for (const found of rows)
      if (count(facets, found.row, choices, tallies))
        results.push({
          ...found,
          score: found.score * weight,
          data: async () => ({ ...(await found.data()), filters: filtersOf(facets, found.row) }),
        });
  }
  return { results: results.sort(ORDERS[order]), unfiltered, ...tallies };
};
