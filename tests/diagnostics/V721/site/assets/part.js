import { one } from "one";
import { two } from "./two.js";
