// Markdown with ids of headings; questions by topic, outlet and year, gathered once.
import { readFileSync } from "node:fs";
import attributes from "markdown-it-attrs";

const site = JSON.parse(readFileSync(new URL("./site.json", import.meta.url), "utf-8"));

function listed(names, kind, documents, classes) {
  const pages = new Map();
  for (const document of documents) {
    for (const question of document.data.questions) {
      for (const slug of classes(question)) {
        if (!pages.has(slug)) pages.set(slug, { slug, kind, title: names[slug], questions: [] });
        pages.get(slug).questions.push({ day: document.data.id, number: question.number, text: question.text });
      }
    }
  }
  return [...pages.values()].sort((one, other) => (one.slug < other.slug ? -1 : 1));
}

export default function (config) {
  config.addGlobalData("site", site);
  config.amendLibrary("md", (markdown) => markdown.use(attributes));
  const newest = (api) => api.getFilteredByGlob("./content/briefings/*.md").reverse();
  config.addCollection("newest", newest);
  config.addCollection("classes", (api) => [
    ...listed(site.topics, "topics", newest(api), (question) => question.topics),
    ...listed(site.outlets, "outlets", newest(api), (question) => (question.outlet ? [question.outlet] : [])),
  ]);
  config.addCollection("years", (api) => {
    const years = new Map();
    for (const document of newest(api)) {
      const year = document.data.id.slice(0, 4);
      if (!years.has(year)) years.set(year, []);
      years.get(year).push(document);
    }
    return [...years].map(([year, documents]) => ({ year, documents }));
  });
  return { dir: { input: "content", output: "_site", includes: "../_includes" }, markdownTemplateEngine: false };
}
