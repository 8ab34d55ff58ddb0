// The state of a search in, an address that holds it out; and back.
const ORDERS = ["", "newest", "oldest"];
const GROUPS = ["", "briefing"];

export const read = (address, keys) => {
  const parameters = new URLSearchParams(address);
  const one = (name, known) => {
    const value = parameters.get(name) ?? "";
    return known.includes(value) ? value : "";
  };
  return {
    words: (parameters.get("q") ?? "").trim(),
    order: one("order", ORDERS),
    group: one("group", GROUPS),
    chosen: keys.flatMap((key) =>
      [...new Set(parameters.getAll(key))].map((value) => ({ key, value })),
    ),
  };
};

export const written = ({ words, order, group, chosen }) => {
  const parameters = new URLSearchParams();
  if (words) parameters.set("q", words);
  for (const { key, value } of chosen) parameters.append(key, value);
  if (order) parameters.set("order", order);
  if (group) parameters.set("group", group);
  const query = parameters.toString();
  return query ? `${location.pathname}?${query}` : location.pathname;
};
