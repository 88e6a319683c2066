import type { Dataset } from "@segue/engine";
import { createRandom, leadingSingularVectors, type SparseMatrix, zeros } from "@segue/kernels";
import { part } from "../../jobs/handler.js";
import { currentDataset } from "../../snapshots/current-dataset.js";
import { drive } from "../drive.js";
import type { MapSource } from "../source.js";
import { unitRows } from "../unit-rows.js";

/** Directions of listening that are told apart. */
const DIRECTIONS = 32;
const ROUNDS = 4;

/**
 * By who plays them: the leading singular vectors of listeners × tracks, each entry 1 / √(tracks of the listener · listeners of the track), without the first, which only
 * says how many listeners a track has (Dhillon, “Co-clustering documents and words using bipartite spectral graph partitioning”, KDD 2001).
 */
export const plays: MapSource = {
  name: "plays",
  async vectors({ seed }, { services, workspace, report }) {
    const dataset = await currentDataset(services, workspace, part(report, 0, 0.3));
    const options = { k: DIRECTIONS + 1, rounds: ROUNDS, random: createRandom(seed).fork("plays") };
    const steps = leadingSingularVectors(evened(dataset), options);
    const { right, values } = await drive(steps, part(report, 0.3, 1), "finding directions of listening");
    const directions = zeros(right.rows, DIRECTIONS);
    for (let track = 0; track < right.rows; track++)
      for (let d = 0; d < DIRECTIONS; d++)
        directions.data[track * DIRECTIONS + d] = right.data[track * right.cols + d + 1]! * values[d + 1]!;
    const { vectors, rows } = unitRows(directions);
    return { tracks: rows.map((row) => dataset.tracks.ids[row]!), vectors, from: null, leftOut: right.rows - rows.length };
  },
};

/** Who played what, without a say of how much: active listeners and famous tracks count no more than others. */
function evened({ plays }: Pick<Dataset, "plays">): SparseMatrix {
  const listeners = new Float64Array(plays.cols);
  for (const track of plays.indices) listeners[track]!++;
  const values = new Float32Array(plays.indices.length);
  for (let user = 0; user < plays.rows; user++) {
    const [from, to] = [plays.indptr[user]!, plays.indptr[user + 1]!];
    for (let e = from; e < to; e++) values[e] = 1 / Math.sqrt((to - from) * listeners[plays.indices[e]!]!);
  }
  return { ...plays, values };
}
