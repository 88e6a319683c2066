import type { Algorithm } from "./algorithm.js";
import { classifier } from "./analyze/classifier.js";
import { forest } from "./analyze/forest.js";
import { mood } from "./analyze/mood.js";
import { statsClassifier } from "./analyze/stats-classifier.js";
import type { AnalyzeAlgorithm } from "./analyze-algorithm.js";
import { als } from "./recommend/als.js";
import { blend } from "./recommend/blend.js";
import { bpr } from "./recommend/bpr.js";
import { cnnNext } from "./recommend/cnn-next.js";
import { ease } from "./recommend/ease.js";
import { graph } from "./recommend/graph.js";
import { gru } from "./recommend/gru.js";
import { itemKnn } from "./recommend/item-knn.js";
import { popularity } from "./recommend/popularity.js";
import { rerank } from "./recommend/rerank.js";
import { sequentialRules } from "./recommend/sequential-rules.js";
import { sessionKnn } from "./recommend/session-knn.js";
import { social } from "./recommend/social.js";
import { transformer } from "./recommend/transformer.js";
import { userKnn } from "./recommend/user-knn.js";

/** Every algorithm that recommends. A new one is a file beside these and a line here. */
export const algorithms: readonly Algorithm[] = [
  popularity,
  userKnn,
  itemKnn,
  als,
  bpr,
  ease,
  graph,
  blend,
  social,
  sequentialRules,
  sessionKnn,
  rerank,
  gru,
  transformer,
  cnnNext,
];

/** Every algorithm that analyzes. A new one is a file in `analyze/` and a line here. */
export const analyzers: readonly AnalyzeAlgorithm[] = [classifier, statsClassifier, forest, mood];
