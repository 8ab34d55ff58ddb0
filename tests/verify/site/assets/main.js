import { one,
  two } from "./part.js";
import "./part.js";
export * from './part.js';
// import { three } of "nowhere.js" is no statement
const three = "import this from 'nowhere.js'";
export const four = "nowhere.js";
const part = await import("./part.js");
const font = new URL("a.woff2", import.meta.url);
