// A document, in the frame of every page.
export const data = { layout: "base.11ty.js" };

export function render({ id, spokesperson, content }) {
  return `<p><time>${id}</time>, ${spokesperson}</p>\n${content}`;
}
