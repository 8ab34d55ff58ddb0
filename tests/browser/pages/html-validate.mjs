// How html-validate reads our pages: all that it recommends, and every rule on accessibility, but for four.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    // Pages are well-formed XML too (docs/adr/0001): `<br />`, and `hidden=""` for an attribute without value.
    "void-style": ["error", { style: "selfclose" }],
    "attribute-empty-style": ["error", { style: "empty" }],
    "attribute-boolean-style": ["error", { style: "empty" }],
    // A document is named as its source names it, and such names are long.
    "long-title": "off",
  },
};
