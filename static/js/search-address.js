// The state of a search in, an address that holds it out; and back.
export const ORDERS = ["", "newest", "oldest"];

export const read = (address, keys) => {
  const parameters = new URLSearchParams(address);
  const order = parameters.get("order") ?? "";
  return {
    words: (parameters.get("q") ?? "").trim(),
    order: ORDERS.includes(order) ? order : "",
    chosen: keys.flatMap((key) =>
      [...new Set(parameters.getAll(key))].map((value) => ({ key, value })),
    ),
  };
};

export const written = ({ words, order, chosen }) => {
  const parameters = new URLSearchParams();
  if (words) parameters.set("q", words);
  for (const { key, value } of chosen) parameters.append(key, value);
  if (order) parameters.set("order", order);
  const query = parameters.toString();
  return query ? `${location.pathname}?${query}` : location.pathname;
};
