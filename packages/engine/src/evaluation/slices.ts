import { type Random, rowOf } from "@segue/kernels";
import { rowsWithTargets } from "./cases.js";
import { EvaluationError } from "./error.js";
import type { ListenerFigures } from "./evaluate.js";
import { bootstrapIntervals, type Interval } from "./intervals.js";

import type { JudgedPart, Split } from "./splits/split.js";

/** Figures of a part of the listeners, or of a part of the tracks. */
export interface Slice {
  /** What the parts differ by, e.g. `history`, `popularity`, or a fact about listeners. */
  readonly by: string;
  readonly name: string;
  /** Listeners in it; of a slice of tracks those who had such a track to be found. */
  readonly users: number;
  readonly metrics: Readonly<Record<string, Interval>>;
}

/** Fewer listeners than this are not told of: the figures would be noise, and perhaps about somebody. */
const SMALLEST = 20;
/** A fact with more values than this is no group. */
const MOST_VALUES = 12;
/** Metrics told of each slice of listeners. */
const SHOWN = ["ndcg", "recall", "hit"];

export interface SliceOptions {
  readonly split: Split;
  readonly part: JudgedPart;
  /** As `evaluate` gives them for that part. */
  readonly figures: ListenerFigures;
  /** One of the lengths that were judged. */
  readonly k: number;
  /** What is known about listeners, by id. */
  readonly facts: ReadonlyMap<string, Readonly<Record<string, string | number>>>;
  readonly random: Random;
}

/**
 * An evaluation by parts: listeners by the length of their history (thirds), by each fact that has few values, and tracks by their
 * popularity (head, middle and tail each have a third of all pairs of listener and track). Parts with under 20 listeners are left out.
 */
export function slicesOf(options: SliceOptions): Slice[] {
  const rows = rowsWithTargets(options.split, options.part);
  return [...byHistory(options, rows), ...byPopularity(options, rows), ...byFacts(options)];
}

function byHistory({ split, ...options }: SliceOptions, rows: Int32Array): Slice[] {
  const { indptr } = split.history;
  const lengths = Array.from(rows, (row) => indptr[row + 1]! - indptr[row]!);
  const sorted = [...lengths].sort((a, b) => a - b);
  const [low, high] = [1, 2].map((third) => sorted[Math.floor((third * (sorted.length - 1)) / 3)]!) as [number, number];
  const groups: readonly (readonly [string, (length: number) => boolean])[] = [
    [`up to ${low} tracks`, (length) => length <= low],
    [`${low + 1} to ${high} tracks`, (length) => length > low && length <= high],
    [`more than ${high} tracks`, (length) => length > high],
  ];
  return groups.flatMap(([name, holds]) =>
    listeners("history", name, positions(lengths, holds), options.figures, options.k, options.random),
  );
}

function byFacts({ figures, facts, k, random }: SliceOptions): Slice[] {
  const known = figures.ids.map((id) => facts.get(id) ?? {});
  const names = [...new Set(known.flatMap((each) => Object.keys(each)))].sort();
  return names.flatMap((fact) => {
    const values = known.map((each) => groupOf(fact, each[fact]));
    const different = [...new Set(values)].filter((value) => value !== undefined).sort();
    if (different.length < 2 || different.length > MOST_VALUES) return [];
    return different.flatMap((value) =>
      listeners(
        fact,
        value,
        positions(values, (each) => each === value),
        figures,
        k,
        random,
      ),
    );
  });
}

/** The first year of each band of ages, and what comes after the last. */
const AGES = [0, 18, 25, 35, 45, 55];

/** The group that a fact puts a listener in: ages come in bands, what else is a number stays as it is. */
function groupOf(fact: string, value: string | number | undefined): string | undefined {
  if (fact !== "age" || value === undefined) return value?.toString();
  const at = AGES.findLastIndex((from) => Number(value) >= from);
  if (at < 0) return undefined;
  return at === AGES.length - 1 ? `${AGES[at]} or more` : `${AGES[at]} to ${AGES[at + 1]! - 1}`;
}

function positions<T>(values: readonly T[], holds: (value: T) => boolean): number[] {
  return Array.from(values.keys()).filter((at) => holds(values[at]!));
}

function listeners(
  by: string,
  name: string,
  at: readonly number[],
  { values }: ListenerFigures,
  k: number,
  random: Random,
): Slice[] {
  const shown = SHOWN.map((metric) => `${metric}@${k}`);
  const columns = shown.map((metric) => {
    const all = values[metric];
    if (all === undefined)
      throw new EvaluationError("This length of list was not judged", String(k), "Name one of those that were.");
    return Float64Array.from(at, (position) => all[position]!);
  });
  return sliceOf(by, name, shown, columns, random);
}

function sliceOf(by: string, name: string, shown: readonly string[], columns: readonly Float64Array[], random: Random): Slice[] {
  const users = columns[0]!.length;
  if (users < SMALLEST) return [];
  const intervals = bootstrapIntervals(columns, random.fork(`${by} ${name}`));
  return [{ by, name, users, metrics: Object.fromEntries(shown.map((metric, c) => [metric, intervals[c]!])) }];
}

/** Recall of the targets in each class of tracks, over the listeners who have some in it. */
function byPopularity({ split, part, figures, k, random }: SliceOptions, rows: Int32Array): Slice[] {
  const classOf = popularityClasses(split);
  return ["head", "middle", "tail"].flatMap((name, wanted) => {
    const recalls: number[] = [];
    rows.forEach((row, at) => {
      const targets = rowOf(split[part], row).indices.filter((track) => classOf[track] === wanted);
      if (targets.length === 0) return;
      const listed = new Set(figures.lists[at]!.subarray(0, k));
      recalls.push(targets.filter((track) => listed.has(track)).length / targets.length);
    });
    return sliceOf("popularity", name, [`recall@${k}`], [Float64Array.from(recalls)], random);
  });
}

/** 0 for the most popular tracks that together have a third of the pairs of listener and track, 1 for the next third, 2 for the rest. */
function popularityClasses({ train: { plays } }: Split): Uint8Array {
  const listenersOf = new Float64Array(plays.cols);
  for (const track of plays.indices) listenersOf[track]!++;
  const order = Int32Array.from(listenersOf.keys()).sort((a, b) => listenersOf[b]! - listenersOf[a]! || a - b);
  const classes = new Uint8Array(plays.cols);
  let before = 0;
  for (const track of order) {
    classes[track] = Math.min(2, Math.floor((3 * before) / plays.indices.length));
    before += listenersOf[track]!;
  }
  return classes;
}
