import { denseRow, type SparseRow } from "@segue/kernels";
import { type Static, Type } from "typebox";
import { standardScores } from "../../pipeline/standard-scores.js";
import { defineAlgorithm, type Query, type Recommender } from "../algorithm.js";
import { childFiles, dataOf, filesOfChildren } from "../tensors.js";
import { tooLittleInCommon } from "../unfit.js";

const config = Type.Object(
  {
    child: Type.Object(
      {
        algorithm: Type.String({ maxLength: 100, default: "ease" }),
        config: Type.Record(Type.String(), Type.Unknown(), { default: {} }),
      },
      {
        additionalProperties: false,
        default: { algorithm: "ease", config: {} },
        description: 'What is asked, by the listener\'s own history or else their friends\', as JSON: {"algorithm":"als"}',
      },
    ),
    friendsWeight: Type.Number({
      minimum: 0,
      maximum: 100,
      default: 1,
      description: "What a track's plays by friends count beside what the child makes of them",
    }),
    popularityWeight: Type.Number({
      minimum: 0,
      maximum: 100,
      default: 0.1,
      description: "What a track's popularity counts beside that",
    }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * A model for listeners of whom nothing is known but whom they call friends. Who has a history is answered by the child alone: beside it, friends were
 * measured to add nothing. For all others the child is asked as if the friends' plays were theirs, and a track scores z(child) + a z(friends' plays) + b z(listeners),
 * each in standard deviations from its mean over all tracks.
 */
export const social = defineAlgorithm({
  name: "social",
  task: "recommend",
  summary:
    "Another algorithm, ease unless told otherwise, that also answers listeners without any play, by what their friends listen to.",
  paper:
    "Sedhain, Sanner, Braziunas, Xie & Christensen, “Social collaborative filtering for cold-start recommendations”, RecSys 2014",
  holds: "tracks",
  config,
  children: ({ child }) => ({ child }),
  unfit: tooLittleInCommon,
  estimate(size, { child }, estimateChild) {
    const { bytes, model, seconds } = estimateChild(child, size);
    return { bytes: bytes + 4 * size.tracks, model: model + 4 * size.tracks, seconds };
  },
  async train(dataset, parameters, { trainChild, report }) {
    const listeners = new Float32Array(dataset.tracks.size);
    for (const track of dataset.plays.indices) listeners[track]!++;
    return recommender(await trainChild(parameters.child, dataset, report), listeners, parameters);
  },
  restore: (files, parameters, restoreChild) =>
    recommender(restoreChild(parameters.child, childFiles(files, 0)), dataOf(files, "listeners", Float32Array), parameters),
});

/** `listeners`: of each track. */
function recommender(child: Recommender, listeners: Float32Array, parameters: Config): Recommender {
  const popular = standardScores(listeners, NOBODY.indices);
  const { explain, predict, besideFiles = 0 } = child;
  return {
    readsFriends: true,
    async score(queries) {
      const scores = await child.score(queries.map(asked));
      queries.forEach((query, q) => {
        if (isByFriends(query))
          scores.data.set(byFriends(query.friends, denseRow(scores, q), popular, parameters), q * scores.cols);
      });
      return scores;
    },
    // Of what friends play the listener's own history has no part.
    ...(explain && { explain: (query, track) => (isByFriends(query) ? [] : explain(query, track)) }),
    ...(predict && { predict: (query, tracks) => predict(asked(query), tracks) }),
    files: () => ({
      tensors: { ...filesOfChildren([child.files()]), listeners: { shape: [listeners.length], data: listeners } },
    }),
    besideFiles: besideFiles + popular.byteLength,
  };
}

const NOBODY: SparseRow = { indices: new Int32Array(), values: new Float32Array() };

const isByFriends = (query: Query): query is Query & Required<Pick<Query, "friends">> =>
  query.history.indices.length === 0 && query.friends !== undefined && query.friends.indices.length > 0;

/** What the child is asked: as if what friends heard were the listener's own. */
const asked = (query: Query): Query => (isByFriends(query) ? { history: query.friends } : query);

function byFriends(friends: SparseRow, said: Float32Array, popular: Float32Array, parameters: Config): Float32Array {
  const { friendsWeight, popularityWeight } = parameters;
  const plays = new Float32Array(said.length);
  friends.indices.forEach((track, p) => {
    plays[track] = friends.values[p]!;
  });
  const [child, theirs] = [standardScores(said, NOBODY.indices), standardScores(plays, NOBODY.indices)];
  return child.map((score, track) => score + friendsWeight * theirs[track]! + popularityWeight * popular[track]!);
}
