import { readFileSync } from "node:fs";
import { join } from "node:path";
import { byRarity, createLabelledSet, describeText, type LabelledSet, textFeatures } from "@segue/engine";
import { parse } from "csv-parse/sync";
import { sharedData } from "../data.js";

/** Of every clip: music. */
const MUSIC = "/m/04rlf";
/** Labels of fewer of the 1,000 captions are left out. */
const LEAST = 30;
const TERMS = "terms";
const SETS = [TERMS, "mood-words", "word-vectors"];

interface Row {
  readonly caption: string;
  readonly audioset_positive_labels: string;
  readonly is_balanced_subset: string;
}

/** What people wrote about clips of music and what AudioSet calls these (MusicCaps, the 1,000 of its balanced part): as `--reads words` has it, and by single sets. */
export async function captions(): Promise<Readonly<Record<"all" | "terms" | "vectors", LabelledSet>>> {
  const text = readFileSync(join(sharedData("musiccaps"), "musiccaps-public.csv"), "utf8");
  const rows = (parse(text, { columns: true }) as Row[]).filter((row) => row.is_balanced_subset === "True");
  const called = rows.map((row) => row.audioset_positive_labels.split(","));
  const counts = new Map<string, number>();
  for (const label of called.flat()) counts.set(label, (counts.get(label) ?? 0) + 1);
  const classes = [...counts]
    .filter(([label, count]) => label !== MUSIC && count >= LEAST)
    .map(([label]) => label)
    .sort();
  const labels = {
    kind: "several",
    of: Uint8Array.from(called.flatMap((own) => classes.map((label) => (own.includes(label) ? 1 : 0)))),
  } as const;
  const sets = textFeatures.filter(({ name }) => SETS.includes(name));
  const read: Awaited<ReturnType<typeof describeText>>[] = [];
  for (const { caption } of rows) read.push(await describeText(sets, caption));
  const width = read[0]!.get(TERMS)!.data.length;
  const readAs = (names: readonly string[]) => {
    const examples = read.map((features) => {
      const numbers = names.flatMap((name) => [...features.get(name)!.data]);
      return { shape: [numbers.length], data: Float32Array.from(numbers) };
    });
    const fit = names[0] === TERMS ? byRarity({ from: 0, rows: width }) : undefined;
    return createLabelledSet({ examples, classes, labels, ...(fit && { fit }) });
  };
  return { all: readAs(SETS), terms: readAs([TERMS]), vectors: readAs(["word-vectors"]) };
}
