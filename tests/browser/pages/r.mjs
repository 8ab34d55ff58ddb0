// Where webR is, a script in R and files in; what R prints out. `node r.mjs WEBR SCRIPT FILE…`
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const [webr, script, ...files] = process.argv.slice(2);
const { WebR } = await import(webr);
const r = new WebR({ interactive: false });
await r.init();
const folder = await r.evalRString("getwd()");
for (const file of files) {
  await r.FS.writeFile(`${folder}/${basename(file)}`, readFileSync(file));
}
const shelter = await new r.Shelter();
const { output } = await shelter.captureR(script, { withAutoprint: true });
console.log(output.map(({ data }) => data).join("\n"));
process.exit(0); // R would wait for more
