export type {
  Algorithm,
  DatasetSize,
  Estimate,
  ModelFiles,
  Query,
  Recommender,
  Tensor,
  TrainContext,
} from "./algorithms/algorithm.js";
export { defineAlgorithm } from "./algorithms/algorithm.js";
export { algorithms } from "./algorithms/list.js";
export { type Catalogue, emptyCatalogue } from "./dataset/catalogue.js";
export { createDataset, type Dataset, type DatasetParts, subsetOf } from "./dataset/dataset.js";
export { EVENT_KINDS, type EventColumns, type EventKind, emptyEvents, kindCode, takeEvents } from "./dataset/events.js";
export { idProblem, MAX_ID_LENGTH } from "./dataset/id.js";
export { createIdIndex, type IdIndex } from "./dataset/id-index.js";
export { preference, type Signal } from "./dataset/preference.js";
export { detectSource } from "./sources/detect.js";
export { sources } from "./sources/list.js";
export {
  describeProblem,
  type EventRow,
  type InputFile,
  type ProblemRow,
  type Sample,
  type Source,
  SourceError,
  type SourceOptions,
  type SourceRow,
  type TrackRow,
} from "./sources/source.js";
