import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { simulateWorld } from "@segue/engine";
import { claim, type Figure, figure } from "./kit/claim.js";
import { sharedData } from "./kit/data.js";
import { programVersion } from "./kit/record.js";
import { measureChosen } from "./kit/rows.js";
import { inKeptFolder, segue } from "./kit/segue.js";

const NAME = "auto";

interface Row {
  readonly name: string;
  /** Makes the data, and gives the path to import. */
  data(folder: string): string;
  /** What `segue auto` has. */
  readonly minutes: number;
  /** Random trials of each algorithm in the exhaustive comparison, and how long they may take. */
  readonly trials: number;
  readonly most: number;
}

const rows: readonly Row[] = [
  { name: "three listeners", data: threeListeners, minutes: 0.5, trials: 60, most: 2 },
  { name: "demo", data: demo, minutes: 3, trials: 40, most: 3 },
  { name: "lastfm-2k", data: () => sharedData("lastfm-2k"), minutes: 10, trials: 25, most: 2.5 },
  { name: "nowplaying", data: () => join(sharedData("nowplaying"), "sessions.txt"), minutes: 10, trials: 12, most: 4 },
];

export default claim({
  name: NAME,
  claim:
    "`segue auto` picks, within its time, a recipe whose NDCG@10 on the validation part is within 2 % of the best that an exhaustive comparison finds: every algorithm by its usual parameters and by random ones over its whole search space, judged by the same listeners.",
  seed: 42,
  run: () => measureChosen(NAME, rows, measure),
});

interface Chosen {
  readonly model: string;
  readonly algorithm: string;
  readonly validation: { readonly figure: { readonly value: number }; readonly listeners: number };
  readonly seconds: number;
}

interface Searched {
  readonly made: number;
  readonly best: { readonly figure: { readonly value: number } } | null;
}

/** The comparison takes hours where the data are large: what was found is kept, and a measurement of the same program that was cut goes on after it. */
const measure = ({ name, data, minutes, trials, most }: Row): Promise<Figure[]> =>
  inKeptFolder(`${NAME}-${name}-${programVersion()}`, async (folder, once) => {
    await once("import", () => segue(folder, "import", data(folder)));
    const [auto] = (await once("auto", () => segue<Chosen>(folder, "auto", "--minutes", String(minutes)))) as [Chosen];
    const { figure: picked, listeners } = auto.validation;
    let [best, by, made] = [Number.NEGATIVE_INFINITY, "", 0];
    for (const algorithm of await algorithmNames(folder)) {
      const wish = ["--search", "random", "--trials", trials, "--minutes", most, "--listeners", listeners, "--seed", 42];
      const searched = await once(algorithm, () =>
        segue<Searched>(folder, "tune", algorithm, ...wish.map(String)).catch((thrown: unknown) => {
          // What does not fit into memory is no rival: auto left it out for the same reason.
          if (/not-enough-memory|no-trial-judged|of memory/.test(String(thrown))) return [];
          throw thrown;
        }),
      );
      made += searched[0]?.made ?? 0;
      const value = searched[0]?.best?.figure.value ?? Number.NEGATIVE_INFINITY;
      console.log(`  ${name}: ${algorithm} ${value.toFixed(4)} after ${searched[0]?.made ?? 0} trials`);
      if (value > best) [best, by] = [value, algorithm];
    }
    return [
      figure({
        what: `${name}: NDCG@10 of what it picked (${auto.algorithm}, ${picked.value.toFixed(4)}), share of the best of ${made} others (${by}, ${best.toFixed(4)})`,
        figure: picked.value / best,
        better: "higher",
        goal: 0.98,
      }),
      figure({ what: `${name}: time`, figure: auto.seconds, unit: "s", better: "lower", goal: 60 * minutes }),
    ];
  });

async function algorithmNames(folder: string): Promise<string[]> {
  const [algorithms] = await segue<{ id: string; task: string }[]>(folder, "algorithms");
  return algorithms!.filter(({ task }) => task === "recommend").map(({ id }) => id);
}

/** Three listeners, who share some of their twelve tracks with each other. */
function threeListeners(folder: string): string {
  const lines = ["a", "b", "c"].flatMap((user, u) => Array.from({ length: 12 }, (_, i) => `${user},t${u * 4 + i}`));
  return written(folder, ["user_id,music_id", ...lines]);
}

/** The plays of the demo's world. */
function demo(folder: string): string {
  const { events } = simulateWorld({ seed: 1, until: Date.UTC(2026, 0, 1) });
  const plays = events.filter(({ kind }) => kind === "play");
  const lines = plays.map(({ user, track, at }) => `${user},${track},${new Date(at).toISOString()}`);
  return written(folder, ["user_id,music_id,timestamp", ...lines]);
}

function written(folder: string, lines: readonly string[]): string {
  const file = join(folder, "plays.csv");
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}
