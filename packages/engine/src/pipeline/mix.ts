import { type DenseMatrix, denseRow, type SparseRow, zeros } from "@segue/kernels";
import type { Contribution, Query, Recommender } from "../algorithms/algorithm.js";
import { explained, isExplained } from "../algorithms/contributions.js";
import { createIdIndex, type IdIndex } from "../dataset/id-index.js";
import { createRanking } from "./rank.js";
import type { ServingModel } from "./recommend.js";
import { standardScale, standardScores } from "./standard-scores.js";

/** A model that has a say in a mix. */
export interface MixPart {
  readonly model: ServingModel;
  readonly tracks: IdIndex;
  /** Its say beside the others', above 0. */
  readonly weight: number;
}

/** Several models that answer as one. */
export interface Mix extends ServingModel {
  /** The tracks that any of them knows, ascending by id: queries and scores speak of these. */
  readonly tracks: IdIndex;
}

/**
 * Combines models into one that scores a track by the weighted mean of their standard scores (Fox & Shaw's CombSUM, TREC-2 1994, on
 * scores of zero mean and unit variance, Montague & Aslam, CIKM 2001): each model's scores of a query are brought to mean 0 and deviation 1 over the tracks it
 * knows, so that no model speaks louder because its numbers are larger. A track that a model does not know counts as that model's
 * mean: nothing for it and nothing against it. A model that knows none of the listener's tracks has no say about them, unless it reads what friends heard
 * and there is no history.
 */
export function mixByScore(parts: readonly MixPart[]): Mix {
  const tracks = createIdIndex([...new Set(parts.flatMap(({ tracks }) => tracks.ids))].sort(byCodeUnit));
  const mixed = parts.map((part) => mixedPart(part, tracks));
  const popularity = mostListeners(mixed, tracks.size);
  return { tracks, recommender: recommender(mixed, tracks.size), popularity, ranking: createRanking(popularity) };
}

/** As everywhere: the same order on every machine. */
const byCodeUnit = (a: string, b: string) => (a < b ? -1 : 1);

interface MixedPart extends MixPart {
  /** For each track of the part its row in the mix. */
  readonly toMix: Int32Array;
  /** For each track of the mix its row in the part, or −1. */
  readonly fromMix: Int32Array;
}

function mixedPart(part: MixPart, tracks: IdIndex): MixedPart {
  const toMix = Int32Array.from(part.tracks.ids, (id) => tracks.indexOf(id)!);
  const fromMix = new Int32Array(tracks.size).fill(-1);
  toMix.forEach((row, own) => {
    fromMix[row] = own;
  });
  return { ...part, toMix, fromMix };
}

/** For each track the listeners that the model with the most of them counted. */
function mostListeners(parts: readonly MixedPart[], size: number): Float32Array {
  const most = new Float32Array(size);
  for (const { toMix, model } of parts)
    toMix.forEach((row, own) => {
      most[row] = Math.max(most[row]!, model.popularity[own]!);
    });
  return most;
}

function recommender(parts: readonly MixedPart[], size: number): Recommender {
  const explains = parts.every(({ model }) => isExplained(model.recommender));
  return {
    ...(explains && { contributions: (query, rows) => contributions(parts, query, rows) }),
    readsFriends: parts.some(({ model }) => model.recommender.readsFriends === true),
    async score(queries) {
      const out = zeros(queries.length, size);
      const said = new Float64Array(queries.length);
      for (const part of parts) await addPart(part, queries, out, said);
      said.forEach((weight, row) => {
        if (weight > 0) scale(denseRow(out, row), 1 / weight);
      });
      return out;
    },
    files() {
      throw new Error("A mix has no files of its own: it is made of models that have.");
    },
  };
}

/**
 * The mix's score is Σ weight · unit · (score − mean) ÷ Σ weights: what a track of the history contributes to the score of a part it contributes to
 * the mix times weight · unit ÷ Σ weights, and the means come from no track in particular.
 */
async function contributions(parts: readonly MixedPart[], query: Query, rows: readonly number[]): Promise<Contribution[][]> {
  const totals = rows.map(() => new Map<number, number>());
  let said = 0;
  for (const part of parts) {
    const own = inPart(query, part);
    if (own.history.indices.length === 0) continue;
    said += part.weight;
    const scores = denseRow(await part.model.recommender.score([own]), 0);
    const { mean, unit } = standardScale(scores, own.history.indices);
    const known = Array.from(rows.keys()).filter((i) => Number.isFinite(scores[part.fromMix[rows[i]!]!]));
    const told = await explained(
      part.model.recommender,
      own,
      known.map((i) => part.fromMix[rows[i]!]!),
    );
    known.forEach((i, k) => {
      const add = (from: number, value: number) => totals[i]!.set(from, (totals[i]!.get(from) ?? 0) + part.weight * unit * value);
      add(-1, -mean);
      for (const { track: heard, value } of told![k]!) add(heard < 0 ? -1 : part.toMix[heard]!, value);
    });
  }
  return totals.map((total) => Array.from(total, ([track, value]) => ({ track, value: value / said })));
}

/** Adds a part's weighted standard scores of each query to `out`, and its weight to `said` where it has a say. */
async function addPart(part: MixedPart, queries: readonly Query[], out: DenseMatrix, said: Float64Array): Promise<void> {
  const own = queries.map((query) => inPart(query, part));
  const rows = Array.from(own.keys()).filter((row) => (own[row]!.friends ?? own[row]!.history).indices.length > 0);
  if (rows.length === 0) return;
  const scores = await part.model.recommender.score(rows.map((row) => own[row]!));
  rows.forEach((row, at) => {
    const standard = standardScores(denseRow(scores, at), own[row]!.history.indices);
    const target = denseRow(out, row);
    for (let track = 0; track < standard.length; track++) target[part.toMix[track]!]! += part.weight * standard[track]!;
    said[row]! += part.weight;
  });
}

/** A query in the rows of a part, what the part does not know left out. */
function inPart({ history, sequence, session, friends }: Query, { model, fromMix }: MixedPart): Query {
  const rows = (tracks: Int32Array) => tracks.map((track) => fromMix[track]!).filter((row) => row >= 0);
  const byFriends = model.recommender.readsFriends === true && history.indices.length === 0 && friends !== undefined;
  return {
    history: translated(history, fromMix),
    ...(sequence === undefined ? {} : { sequence: rows(sequence) }),
    ...(session === undefined ? {} : { session: rows(session) }),
    ...(byFriends ? { friends: translated(friends, fromMix) } : {}),
  };
}

/** A history in the rows of a part (ascending, as both lists of tracks are), what the part does not know left out. */
function translated({ indices, values }: SparseRow, fromMix: Int32Array): SparseRow {
  const known = Array.from(indices.keys()).filter((p) => fromMix[indices[p]!]! >= 0);
  const ordered = known.sort((p, q) => fromMix[indices[p]!]! - fromMix[indices[q]!]!);
  return {
    indices: Int32Array.from(ordered, (p) => fromMix[indices[p]!]!),
    values: Float32Array.from(ordered, (p) => values[p]!),
  };
}

function scale(row: Float32Array, factor: number): void {
  for (let track = 0; track < row.length; track++) row[track]! *= factor;
}
