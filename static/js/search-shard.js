// The folder of the bundle in, its shards out, the newest first: each finds words among the records of its years.
// No other module knows how an index is read. Pagefind finds the words; a table beside each index holds the rest.
import { documentsOf, facetsOf, metaOf, pagesOf } from "./search-table.js";

let attempt = 0; // a script that failed to load fails for ever at its address, so that a later try needs another

export const anew = () => (attempt += 1);

const read = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
};

// Pagefind's own class for one index, which it does not tell when a part of it cannot be loaded.
const reading = (PagefindInstance, { language, characters }) =>
  class extends PagefindInstance {
    loadEntry() {
      this.languages = { [language]: { hash: "shard" } };
      this.includeCharacters = characters;
    }

    // It is made from the table.
    async loadMeta() {}

    async throttledFetch(url) {
      const lost = (error) => {
        this.fault = error;
        throw error;
      };
      const response = await super.throttledFetch(url).catch(lost);
      return response.ok ? response : lost(new Error(`A part of the index is missing: ${url}`));
    }

    async sound(value) {
      const found = await value;
      if (this.fault) throw this.fault;
      return found;
    }
  };

const shard = (Index, folder, language, { path, first, last }, at) => {
  const index = new Index({ basePath: `${folder}${path}` });
  let loading;
  const load = async () => {
    const table = await read(`${folder}${path}table.json`);
    const pages = pagesOf(table);
    index.searchMeta = metaOf(table, pages);
    await index.sound(index.init(language, { load_wasm: false }));
    return { pages: pages.length, facets: facetsOf(table), documents: documentsOf(table) };
  };
  const whole = () => (loading ??= load());

  // Which records have the words, how well each does, and where in it they stand.
  const ask = async (words) => {
    const { documents } = await whole();
    const { results } = await index.sound(index.search(words));
    return results.map(({ id, score, words: places, data }) => {
      const row = Number(id);
      return { at, row, document: documents[row], score, words: places, data: () => index.sound(data()) };
    });
  };

  // All records, where no words are sought.
  const every = async () => {
    const { documents } = await whole();
    const text = (row) => index.sound(index.loadFragment(`${row}`, [], ""));
    return documents.map((document, row) => ({ at, row, document, score: 0, words: [], data: () => text(row) }));
  };
  return { at, first, last, ask, every, load: whole };
};

export const open = async (folder) => {
  const again = attempt > 0 ? `?again=${attempt}` : "";
  const [{ PagefindInstance }, bundle] = await Promise.all([
    import(`${folder}pagefind.js${again}`),
    read(`${folder}shards.json`),
  ]);
  await new PagefindInstance({ basePath: folder }).loadWasm(bundle.wasm); // all instances share it
  const Index = reading(PagefindInstance, bundle);
  return bundle.shards.map((about, at) => shard(Index, folder, bundle.language, about, at));
};
