import type { Tunable } from "@segue/engine";
import type { JobContext } from "../jobs/handler.js";
import type { Tuning } from "../ports/tunings.js";
import type { Ground } from "./ground.js";
import { labelGround } from "./label-ground.js";
import { listeningGround } from "./listening-ground.js";
import { readTuning } from "./read-wish.js";

/** Something that is done the same way with whatever is tuned, on whatever it is. */
type Use<T> = <A extends Tunable, Figures>(algorithm: A, ground: Ground<A, Figures>) => Promise<T>;

/** Gathers what a tuning's trials are made on. Rejects with `tuning-outdated` where that is no more as it began. */
export async function withGround<T>(tuning: Tuning, context: JobContext, use: Use<T>): Promise<T> {
  const read = readTuning(tuning.wish);
  return read.task === "analyze"
    ? use(read.algorithm, await labelGround(read, tuning, context))
    : use(read.algorithm, await listeningGround(read, tuning, context));
}
