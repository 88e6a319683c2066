import type { Random, SequenceRows } from "@segue/kernels";
import type { Dataset } from "../../dataset/dataset.js";
import { sessionRows } from "../../dataset/session-rows.js";
import { type PlannedBatch, planEpoch, type SessionBatch, sessionBatch } from "./batches.js";
import { createNegatives, type Negatives } from "./negatives.js";
import type { TrainingParameters } from "./parameters.js";
import { type BatchShape, shapesFor } from "./shapes.js";
import { askedOf, holdOut, windowsOf } from "./windows.js";

/** What a training learns from and in which pieces, as data, parameters and seed decide it: nothing here depends on what happened before. */
export interface Task {
  readonly rows: SequenceRows;
  /** Sessions that are not learned from, as numbers of rows. */
  readonly heldOut: Uint32Array;
  /** How often each track is in the sessions that are learned from. */
  readonly plays: Uint32Array;
  readonly shapes: readonly BatchShape[];
  /** Predictions that a batch has room for, and other tracks with which each is compared. */
  readonly asked: number;
  readonly negatives: number;
  /** The batches of an epoch (from 0). */
  plan(epoch: number): PlannedBatch[];
  /** What a step (from 1, over all epochs) is fed. */
  batch(planned: PlannedBatch, step: number): SessionBatch & Negatives;
}

/** An epoch has at least so many steps, unless that made them tiny. */
const LEAST_STEPS = 50;
/** The smallest batch, and the smallest sample of other tracks. */
const SMALLEST = 16;

export function taskOf(dataset: Dataset, config: TrainingParameters, random: Random): Task {
  const rows = sessionRows(dataset);
  const { learned, heldOut } = holdOut(rows.indptr.length - 1, config.heldOut, random.fork("held out"));
  const windows = windowsOf(rows, learned, config.length);
  const plays = playsOf(rows, learned, dataset.tracks.size);
  const asked = roomFor(askedOf(windows), config);
  const shapes = shapesFor(windows, config.length, asked);
  const negatives = othersFor(dataset.tracks.size, config);
  const draw = createNegatives(plays, config.negativeExponent);
  return {
    rows,
    heldOut,
    plays,
    shapes,
    asked,
    negatives,
    plan(epoch) {
      const recency = 2 * epoch >= config.epochs ? config.recency : 0;
      return planEpoch({ windows, shapes, asked, recency }, random.fork(`epoch/${epoch}`));
    },
    batch: ({ shape, windows: chosen }, step) => ({
      ...sessionBatch({ windows, asked }, shapes[shape]!, chosen),
      ...draw(negatives, random.fork(`negatives/${step}`)),
    }),
  };
}

/** For how many predictions a batch has room: a power of 2 below what is wished, so that little data makes many small steps and not a few large ones. */
export function roomFor(predictions: number, { batch, length }: Pick<TrainingParameters, "batch" | "length">): number {
  const fitting = 2 ** Math.floor(Math.log2(Math.max(1, predictions / LEAST_STEPS)));
  return Math.max(length, Math.min(batch, Math.max(SMALLEST, fitting)));
}

/** With how many others each right track is compared: in a small catalogue they would only be the same ones again. */
export const othersFor = (tracks: number, { negatives }: Pick<TrainingParameters, "negatives">): number =>
  Math.min(negatives, Math.max(SMALLEST, 2 * tracks));

function playsOf({ indptr, symbols }: SequenceRows, sessions: Uint32Array, tracks: number): Uint32Array {
  const plays = new Uint32Array(tracks);
  for (const session of sessions) for (const track of symbols.subarray(indptr[session], indptr[session + 1])) plays[track]!++;
  return plays;
}
