// An address and a certificate in; the same site over TLS and HTTP/2 out, as a host speaks to browsers.
// `node http2.mjs ADDRESS CERTIFICATE` says the number of its port, and ends when nobody reads what it says.
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createSecureServer } from "node:http2";

const [address, certificate] = process.argv.slice(2);
const pem = readFileSync(certificate);
const OF_ONE_CONNECTION = new Set(["connection", "keep-alive", "transfer-encoding"]);

const server = createSecureServer({ cert: pem, key: pem }, (asked, answer) => {
  const { ":method": method, ":path": path } = asked.headers;
  const passed = request(address + path, { method }, (found) => {
    const headers = Object.entries(found.headers).filter(([name]) => !OF_ONE_CONNECTION.has(name));
    answer.writeHead(found.statusCode, Object.fromEntries(headers));
    found.pipe(answer);
  });
  passed.on("error", () => answer.destroy());
  passed.end();
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume().on("end", () => process.exit());
