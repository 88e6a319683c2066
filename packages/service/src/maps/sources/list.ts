import type { MapSource } from "../source.js";
import { model } from "./model.js";
import { plays } from "./plays.js";
import { sound } from "./sound.js";

/** Where maps come from. Another source is a file here and a line. */
export const mapSources = [plays, model, sound] as const satisfies readonly MapSource[];
