import { words } from "./wrods.js";
