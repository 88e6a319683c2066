import type { Reading } from "../reading.js";
import { readerOf } from "./contents.js";
import { covers } from "./covers.js";
import { facts } from "./facts.js";
import type { Reader } from "./reader.js";
import { sound } from "./sound.js";
import { words } from "./words.js";

/** What reads each kind, under the word of its own readings. A new one is a file beside these, a line here, and what is stored of it in `reading.ts`. */
export const readers: Readonly<Record<Reading["what"], Reader>> = {
  sound: readerOf(sound),
  covers: readerOf(covers),
  words,
  tags: words,
  facts,
};
