import type { Runtime } from "@segue/autograd";
import { createPool, createRandom, rowOf } from "@segue/kernels";
import { resolveConfig } from "./algorithms/config.js";
import { trainAlgorithm } from "./algorithms/life.js";
import { algorithms } from "./algorithms/list.js";
import { emptyCatalogue } from "./dataset/catalogue.js";
import { createDataset, type Dataset } from "./dataset/dataset.js";
import { emptyEvents } from "./dataset/events.js";
import { friendsHistory } from "./dataset/friends-history.js";
import { createRanking } from "./pipeline/rank.js";
import { recommend } from "./pipeline/recommend.js";
import { excludeHeard } from "./pipeline/rules/exclude-heard.js";

/** The dataset of plain pairs, each one play; the same pair again is another play. */
export function datasetFromPairs(pairs: readonly (readonly [user: string, track: string])[]): Dataset {
  const rows = (ids: Iterable<string>) => new Map([...new Set(ids)].map((id, row) => [id, row]));
  const users = rows(pairs.map(([user]) => user));
  const tracks = rows(pairs.map(([, track]) => track));
  const events = emptyEvents(pairs.length);
  pairs.forEach(([user, track], i) => {
    events.user[i] = users.get(user)!;
    events.track[i] = tracks.get(track)!;
    events.value[i] = 1;
  });
  return createDataset({ users: [...users.keys()], tracks: [...tracks.keys()], events, catalogue: emptyCatalogue(tracks.size) });
}

export interface LibraryOptions {
  /** The parameters that differ from their defaults. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly seed?: number;
  readonly threads?: number;
  /** What computes networks, `onnxruntime` of `@segue/autograd/runtime`; algorithms that are none do without. */
  readonly runtime?: Runtime;
}

/** A trained model that answers for the listeners of its dataset, for programs that need no service. */
export interface LibraryModel {
  /** The best `n` tracks that the listener has not heard; everybody's favourites for one who is unknown. */
  recommend(user: string, n: number): Promise<{ track: string; score: number }[]>;
}

/**
 * Trains an algorithm of the list by name. Throws a RangeError for an unknown name or parameter.
 *
 * @example
 * const model = await trainModel("item-knn", datasetFromPairs([["ann", "t1"], ["ann", "t2"], ["bob", "t1"]]));
 * await model.recommend("bob", 5); // [{ track: "t2", score: … }]
 */
export async function trainModel(
  name: string,
  dataset: Dataset,
  { config = {}, seed = 42, threads = 1, runtime }: LibraryOptions = {},
): Promise<LibraryModel> {
  const algorithm = algorithms.find((each) => each.name === name);
  if (algorithm === undefined)
    throw new RangeError(`There is no algorithm ${name}; there are ${algorithms.map((a) => a.name).join(", ")}`);
  const parsed = resolveConfig(algorithm, config);
  if ("problems" in parsed) throw new RangeError(parsed.problems.map(({ path, message }) => `${path} ${message}`).join("; "));
  const pool = createPool(threads);
  const context = { random: createRandom(seed), pool, report: async () => {}, ...(runtime && { runtime }) };
  const recommender = await trainAlgorithm(algorithm, dataset, parsed.value, context).finally(() => pool.close());
  const popularity = new Float32Array(dataset.tracks.size);
  for (const track of dataset.plays.indices) popularity[track]! += 1;
  const model = { recommender, popularity, ranking: createRanking(popularity) };
  return {
    async recommend(user, n) {
      const row = dataset.users.indexOf(user);
      const history = row === undefined ? { indices: new Int32Array(), values: new Float32Array() } : rowOf(dataset.plays, row);
      const friends = row === undefined || history.indices.length > 0 ? undefined : friendsHistory(dataset, row);
      const [answer] = await recommend(model, [{ history, ...(friends && { friends }) }], n, [excludeHeard]);
      return answer!.items.map(({ track, score }) => ({ track: dataset.tracks.ids[track]!, score }));
    },
  };
}
