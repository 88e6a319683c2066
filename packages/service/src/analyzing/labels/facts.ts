import type { Facts } from "@segue/engine";
import { isPrediction } from "../predictions.js";
import type { LabelSource } from "./source.js";

/** Facts about tracks: one that is a word (`genre`), or any number of numbers (`valence,arousal`). */
export const facts = (names: readonly string[]): LabelSource => ({
  name: names.join(","),
  word: names.join(" "),
  none: `No track has the ${names.length === 1 ? "fact" : "facts"} ${names.join(", ")}`,
  remedy: `Import a table of tracks with ${names.length === 1 ? "such a column" : "such columns"} (segue import tracks.csv), or music in which it is written.`,
  async read({ known }) {
    const said = new Map<string, Facts>();
    for (const { id, facts: own } of known.tracks.values()) {
      const track = known.trackOf(id) ?? id;
      // A table may speak of a file whose track has another id; what is said of the track itself counts more.
      said.set(track, id === track ? { ...said.get(track), ...own } : { ...own, ...said.get(track) });
    }
    const rows = [...said].flatMap(([track, own]): [string, (string | number)[]][] =>
      names.every((name) => Object.hasOwn(own, name)) ? [[track, names.map((name) => own[name]!)]] : [],
    );
    if (rows.length > 0 && rows.every(([, cells]) => cells.every((cell) => typeof cell === "number")))
      return { kind: "numbers", names, of: new Map(rows as [string, number[]][]) };
    const words = (cells: readonly (string | number)[]) => new Set(cells.map((cell) => String(cell).trim()));
    return { kind: "words", of: new Map(rows.map(([track, cells]) => [track, words(cells)])), several: names.length > 1 };
  },
});

/** Names of facts, as people write them; undefined where these cannot be any. */
export function factNames(text: string): string[] | undefined {
  const names = text.split(",").map((name) => name.trim());
  return names.every((name) => name !== "" && !isPrediction(name)) ? [...new Set(names)] : undefined;
}
