// What all documents have in common.
export default { layout: "briefing.11ty.js", permalink: (data) => `/briefings/${data.id}/index.html` };
