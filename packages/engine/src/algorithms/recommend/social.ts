import { denseRow, type SparseRow } from "@segue/kernels";
import { type Static, Type } from "typebox";
import { standardScores } from "../../pipeline/standard-scores.js";
import { type Child, defineAlgorithm, type Query, type Recommender } from "../algorithm.js";
import { childFiles, filesOfChildren } from "../tensors.js";
import { tunable } from "../tunable.js";
import { tooLittleInCommon } from "../unfit.js";

/** Two that err in different ways. */
const CHILD: Child = {
  algorithm: "blend",
  config: {
    children: [
      { algorithm: "ease", config: {} },
      { algorithm: "als", config: {} },
    ],
  },
};

const config = Type.Object(
  {
    child: Type.Object(
      {
        algorithm: Type.String({ maxLength: 100 }),
        config: Type.Record(Type.String(), Type.Unknown(), { default: {} }),
      },
      {
        additionalProperties: false,
        default: CHILD,
        description: 'What is asked, by the listener\'s own history or else by their friends\', as JSON: {"algorithm":"als"}',
      },
    ),
    friendsWeight: Type.Number({
      minimum: 0,
      maximum: 100,
      default: 0.3,
      description:
        "What it counts that friends hear a track, beside what the child makes of that: standard deviations of the one to one of the other",
      ...tunable({ low: 0, high: 2, scale: "linear" }),
    }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * A model for listeners of whom nothing is known but whom they call friends. Who has a history is answered by the child alone: beside it, friends were
 * measured to add nothing. For all others the child is asked as if the friends' plays were theirs, and a track scores z(child) + a z(friends), each in standard
 * deviations from its mean over all tracks.
 */
export const social = defineAlgorithm({
  name: "social",
  task: "recommend",
  summary:
    "Another algorithm, a blend of ease and als unless told otherwise, that also answers listeners without any play, by what their friends listen to.",
  paper:
    "Sedhain, Sanner, Braziunas, Xie & Christensen, “Social collaborative filtering for cold-start recommendations”, RecSys 2014",
  holds: "tracks",
  config,
  children: ({ child }) => ({ child }),
  unfit: tooLittleInCommon,
  estimate: (size, { child }, estimateChild) => estimateChild(child, size),
  train: async (dataset, parameters, { trainChild, report }) =>
    recommender(await trainChild(parameters.child, dataset, report), parameters),
  restore: (files, parameters, { restoreChild }) => recommender(restoreChild(parameters.child, childFiles(files, 0)), parameters),
});

function recommender(child: Recommender, { friendsWeight }: Config): Recommender {
  const { explain, contributions, ratings, besideFiles = 0 } = child;
  return {
    readsFriends: true,
    async score(queries) {
      const scores = await child.score(queries.map(asked));
      queries.forEach((query, q) => {
        if (isByFriends(query)) addFriends(denseRow(scores, q), query.friends, friendsWeight);
      });
      return scores;
    },
    // Of what friends hear the listener's own history has no part.
    ...(explain && { explain: (query, track) => (isByFriends(query) ? [] : explain(query, track)) }),
    ...(contributions && {
      contributions: async (query, tracks) => (isByFriends(query) ? tracks.map(() => []) : contributions(query, tracks)),
    }),
    ...(ratings && { ratings }),
    files: () => ({ tensors: filesOfChildren([child.files()]) }),
    besideFiles,
  };
}

const isByFriends = (query: Query): query is Query & Required<Pick<Query, "friends">> =>
  query.history.indices.length === 0 && query.friends !== undefined && query.friends.indices.length > 0;

/** What the child is asked: as if what friends heard were the listener's own. */
const asked = (query: Query): Query => (isByFriends(query) ? { history: query.friends } : query);

/** Overwrites `row`, what the child says. */
function addFriends(row: Float32Array, friends: SparseRow, weight: number): void {
  const heard = new Float32Array(row.length);
  friends.indices.forEach((track, p) => {
    heard[track] = friends.values[p]!;
  });
  const [child, theirs] = [row, heard].map((scores) => standardScores(scores, NONE));
  for (let track = 0; track < row.length; track++) row[track] = child![track]! + weight * theirs![track]!;
}

/** What friends heard may be recommended. */
const NONE = new Int32Array();
