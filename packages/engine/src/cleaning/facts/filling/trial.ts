import type { Interval } from "../../../evaluation/intervals.js";
import type { Filler, Task } from "./filler.js";
import { type Answers, errorOf, losses } from "./losses.js";
import { type FillMethod, GROUPS } from "./table.js";

/** How each filler did on known cells that were hidden from it. */
export interface Trial {
  /** By method the normalised loss on each masked cell; NaN where it had nothing to say. */
  readonly loss: ReadonlyMap<FillMethod, Float64Array>;
  /** By masked cell: the situation it was in, see {@link situationsOf}. */
  readonly situation: Uint8Array;
}

/** Tells how much of a column is done (0 … 1), and lets the program breathe. */
export type Breathe = (part: number) => Promise<void>;

/** Hides these known cells and lets every filler find them again. */
export async function tryFillers(fillers: readonly Filler[], task: Task, masked: Uint32Array, breathe: Breathe): Promise<Trial> {
  const { column, table, random } = task;
  const observed = column.values.slice();
  for (const row of masked) observed[row] = Number.NaN;
  const trial: Task = { table, column, observed, random: random.fork("trial") };
  const answers = await ask(fillers, trial, masked, breathe);
  const truth = Float64Array.from(masked, (row) => column.values[row]!);
  return { loss: losses(column.kind, truth, answers), situation: situationsOf(trial, masked) };
}

/** What each filler says of the rows. */
export async function ask(fillers: readonly Filler[], task: Task, rows: Uint32Array, breathe: Breathe): Promise<Answers> {
  const answers = new Map<FillMethod, Float64Array>();
  for (const [i, filler] of fillers.entries()) {
    await breathe(i / fillers.length);
    answers.set(filler.name, filler.fill(task, rows));
  }
  return answers;
}

/** The bit of rows of which less than half of the other columns is known: what is true of the rest need not be of them. */
const SPARSE = 1 << GROUPS.length;

/** For each row what there is to go by: a bit for each of {@link GROUPS} that holds an observed value, and {@link SPARSE}. */
export function situationsOf({ table, column, observed }: Task, rows: Uint32Array): Uint8Array {
  const others = table.columns.filter((other) => other !== column);
  const isSparse = (row: number) => others.filter(({ values }) => !Number.isNaN(values[row]!)).length < others.length / 2;
  const situations = Uint8Array.from(rows, (row) => (isSparse(row) ? SPARSE : 0));
  for (const { name, values } of table.groups) {
    const telling = new Set(values.filter((_, row) => !Number.isNaN(observed[row]!)));
    telling.delete(Number.NaN);
    rows.forEach((row, i) => {
      if (telling.has(values[row]!)) situations[i]! |= 1 << GROUPS.indexOf(name);
    });
  }
  return situations;
}

/** Whether a method can say anything in a situation. */
export const ableIn = (method: FillMethod, situation: number): boolean => {
  const group = (GROUPS as readonly string[]).indexOf(method);
  return group < 0 || (situation & (1 << group)) !== 0;
};

/** Errors of a trial: of what was chosen in each situation, and of each method by itself. */
export interface TrialErrors {
  /** Masked cells. */
  readonly cells: number;
  /** Of the choice made for each cell; the least of several, so slightly flattering. */
  readonly chosen: Interval;
  /** Of each method, over the masked cells for which it had an answer: `share` of all. */
  readonly methods: { readonly [Method in FillMethod]?: Interval & { readonly share: number } };
}

/** The errors where a cell in each situation gets what `chosen` says. */
export function errorsOf(
  { column, random }: Task,
  { loss, situation }: Trial,
  chosen: (situation: number) => FillMethod,
): TrialErrors {
  const fallback = loss.get("mode")!;
  const own = Float64Array.from(situation, (s, i) => {
    const said = loss.get(chosen(s))![i]!;
    return Number.isNaN(said) ? fallback[i]! : said;
  });
  const methods = [...loss].flatMap(([method, values]) => {
    const answered = values.filter((value) => !Number.isNaN(value));
    if (answered.length === 0) return [];
    const error = errorOf(column.kind, answered, random.fork(`error of ${method}`));
    return [[method, { ...error, share: answered.length / values.length }] as const];
  });
  return {
    cells: situation.length,
    chosen: errorOf(column.kind, own, random.fork("error")),
    methods: Object.fromEntries(methods),
  };
}
