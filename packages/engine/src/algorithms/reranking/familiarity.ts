import type { Dataset } from "../../dataset/dataset.js";
import { sessionRows } from "../../dataset/session-rows.js";

/** How well tracks are known. */
export interface Familiarity {
  /** ln(1 + plays in sessions), by track. */
  readonly plays: Float32Array;
  /** The same of late plays: one of a session counts e^(−its age), see {@link LATELY}. */
  readonly lately: Float32Array;
}

/** A session of this age, as a share of all sessions, counts 1/e. */
const LATELY = 0.025;

export function familiarityOf(dataset: Dataset): Familiarity {
  const { indptr, symbols } = sessionRows(dataset);
  const sessions = indptr.length - 1;
  const [plays, lately] = [new Float32Array(dataset.tracks.size), new Float32Array(dataset.tracks.size)];
  for (let session = 0; session < sessions; session++) {
    const weight = Math.exp((session - sessions) / (LATELY * sessions));
    for (let at = indptr[session]!; at < indptr[session + 1]!; at++) {
      plays[symbols[at]!]! += 1;
      lately[symbols[at]!]! += weight;
    }
  }
  return { plays: plays.map(Math.log1p), lately: lately.map(Math.log1p) };
}
