export type {
  Algorithm,
  Checkpoints,
  Epoch,
  Estimate,
  ModelFiles,
  PlainNetwork,
  Query,
  RatingPredictor,
  Recommender,
  Scorer,
  Tensor,
  TrainContext,
} from "./algorithms/algorithm.js";
export { defineAlgorithm } from "./algorithms/algorithm.js";
export {
  type AnalyzeAlgorithm,
  type AnalyzeContext,
  type AnalyzeEpoch,
  type Analyzer,
  defineAnalyzer,
} from "./algorithms/analyze-algorithm.js";
export { type Config, resolveConfig } from "./algorithms/config.js";
export { TrainingError } from "./algorithms/learning/training-error.js";
export { estimateTraining, holdsOf, restoreAlgorithm, trainAlgorithm } from "./algorithms/life.js";
export { algorithms, analyzers } from "./algorithms/list.js";
export { type DatasetSize, sizeOf, sizeOfShape, usualSize } from "./algorithms/size.js";
export type { Setting } from "./algorithms/tunable.js";
export { agreedClaim, type Claim } from "./cleaning/claims.js";
export { type CatalogueTrack, type Cleaned, clean, secondsOf, type Uncleaned } from "./cleaning/clean.js";
export { cleanFacts, type FactsFound } from "./cleaning/facts/clean-facts.js";
export { type FilledFact, fillCatalogue } from "./cleaning/facts/fill-catalogue.js";
export { judgeEvents } from "./cleaning/judge.js";
export { factRules, listenerRules } from "./cleaning/list.js";
export { type DataShape, shapeOf } from "./cleaning/report/shape.js";
export { type Support, supportOf } from "./cleaning/report/support.js";
export { type Warning, warningsOf } from "./cleaning/report/warnings.js";
export type { RawEvents } from "./cleaning/rule.js";
export { parseIsrc, parseMbid } from "./cleaning/same-tracks/identifiers.js";
export { type SameTracks, sameTracks } from "./cleaning/same-tracks/same-tracks.js";
export type { TrackFacts } from "./cleaning/same-tracks/track-facts.js";
export { activeFactRules, activeRules, type CleaningSettings, cleaningSchema, resolveCleaning } from "./cleaning/switches.js";
export {
  type Catalogue,
  type Cell,
  type CellMethod,
  emptyCatalogue,
  type FactColumn,
  FILL_METHODS,
  factColumns,
} from "./dataset/catalogue.js";
export { createDataset, type Dataset, type DatasetParts, subsetOf } from "./dataset/dataset.js";
export { EVENT_KINDS, type EventColumns, type EventKind, emptyEvents, kindCode, takeEvents } from "./dataset/events.js";
export { fitToAll } from "./dataset/fitting.js";
export { byCloseness, type Friend, friendsHistory, MOST_FRIENDS, sumHistories } from "./dataset/friends-history.js";
export { groupFolds } from "./dataset/group-folds.js";
export { idProblem, MAX_ID_LENGTH } from "./dataset/id.js";
export { createIdIndex, type IdIndex } from "./dataset/id-index.js";
export {
  createLabelledSet,
  type Fit,
  type LabelledSet,
  LabelledSetError,
  type Labels,
  type SetShape,
  shapeOfSet,
  subsetOfLabelled,
} from "./dataset/labelled-set.js";
export { preference, type Signal } from "./dataset/preference.js";
export { isRated } from "./dataset/ratings.js";
export {
  emptyTags,
  type FriendPairs,
  filterTags,
  friendPairs,
  type TagColumns,
} from "./dataset/relations.js";
export { sequencesOf, weightsOf } from "./dataset/sequences.js";
export { lastSession, lastSessionsOf, SESSION_GAP, type Sessions, sessionsOf } from "./dataset/sessions.js";
export { howOften, type Successors, successorsOf } from "./dataset/successors.js";
export { onTracks, rowsWithEvents, withTracks } from "./dataset/with-tracks.js";
export { compare, type Difference, differences } from "./evaluation/compare.js";
export { EvaluationError } from "./evaluation/error.js";
export { type EvaluateOptions, type Evaluation, evaluate, type ListenerFigures } from "./evaluation/evaluate.js";
export { type BandDifference, bandDifferences, historyLengths } from "./evaluation/history-bands.js";
export { bootstrapInterval, bootstrapIntervals, type Interval } from "./evaluation/intervals.js";
export { crossValidate } from "./evaluation/labels/cross-validate.js";
export { type LabelMeasure, labelMeasures, usualLabelMeasure } from "./evaluation/labels/figures.js";
export { type ClassReport, judgeSet, type SetReport } from "./evaluation/labels/judge-set.js";
export type { JudgedSet } from "./evaluation/labels/judged.js";
export { type JudgedLabels, labelTables } from "./evaluation/labels/tables.js";
export { type LeaderboardEntry, leaderboard, leaderboardTable } from "./evaluation/leaderboard.js";
export { metrics } from "./evaluation/metrics/list.js";
export type { JudgedList, ListenerMetric, Metric, OverallMetric, Population } from "./evaluation/metrics/metric.js";
export { type MetricAt, parseMetric } from "./evaluation/metrics/parse.js";
export { judgeRatings, type RatingErrors, type RatingEvaluation } from "./evaluation/rating-errors.js";
export { ratingTable } from "./evaluation/rating-table.js";
export { type Slice, slicesOf } from "./evaluation/slices.js";
export { splitAgainst } from "./evaluation/splits/against.js";
export { splits } from "./evaluation/splits/list.js";
export { parseSplit, type SplitSpec } from "./evaluation/splits/parse.js";
export { trainingFor } from "./evaluation/splits/session-split.js";
export {
  type AnySplit,
  type JudgedPart,
  judgingLists,
  type SessionSplit,
  type Split,
  type SplitMethod,
  type SplitParameter,
} from "./evaluation/splits/split.js";
export { type Extraction, extract, startExtraction } from "./features/audio/extract.js";
export type { FeatureSet, RecordingFormat } from "./features/audio/feature-set.js";
export { soundPictures } from "./features/audio/pictures/list.js";
export type { Picture, PictureKind, PictureSize } from "./features/audio/pictures/picture.js";
export { audioFeatures } from "./features/audio/sets/list.js";
export { stackedFeatures } from "./features/audio/stacked.js";
export { type Feature, lineage } from "./features/feature.js";
export { describeImage } from "./features/image/describe-image.js";
export type { Dots } from "./features/image/dots.js";
export { imageBlock } from "./features/image/image-block.js";
export type { ImageSet } from "./features/image/image-set.js";
export { imageFeatures } from "./features/image/sets/list.js";
export { type Preparation, parseSteps } from "./features/steps/prepare.js";
export type { Block } from "./features/steps/step.js";
export { describeText } from "./features/text/describe-text.js";
export { decodeText, rereadLatin } from "./features/text/legacy-text.js";
export { byRarity, rarityOf, weighTerms } from "./features/text/rarity.js";
export { textFeatures } from "./features/text/sets/list.js";
export type { TextSet } from "./features/text/text-set.js";
export { datasetFromPairs, type LibraryModel, trainModel } from "./library.js";
export { render } from "./music/rendering/render.js";
export type { Note, Part, Score } from "./music/score.js";
export { type WavTags, writeWav } from "./music/wav.js";
export { type Explanation, explain } from "./pipeline/explain.js";
export { type Mix, type MixPart, mixByScore } from "./pipeline/mix.js";
export { type Past, pastOf } from "./pipeline/past.js";
export { createRanking, type Ranking } from "./pipeline/rank.js";
export type { RankedTrack } from "./pipeline/ranked-track.js";
export { type Answer, type Asked, MOST_ROWS, recommend, type ServingModel } from "./pipeline/recommend.js";
export { createRuleFacts, type RuleFacts } from "./pipeline/rule-facts.js";
export { excludeHeard } from "./pipeline/rules/exclude-heard.js";
export { excludeTracks } from "./pipeline/rules/exclude-tracks.js";
export { requestRules } from "./pipeline/rules/list.js";
export { type Rule, type RuleContext, type RuleDefinition, STAGES } from "./pipeline/rules/rule.js";
export {
  changesScores,
  makeRules,
  needsOf,
  type RuleWishes,
  resolveRules,
  rulesSchema,
  USUAL_RULES,
} from "./pipeline/rules/wish.js";
export { type Conformed, conform, OneOf, type SchemaProblem } from "./schema/conform.js";
export { worldDataset } from "./simulation/dataset.js";
export { ROUNDS_VERSION, type Rounds, type RoundsOptions, type RoundsTruth, simulateRounds } from "./simulation/rounds.js";
export { renderTrack, type SoundingTrack, soundingTracks } from "./simulation/sounding.js";
export type { SimulatedTrack } from "./simulation/tracks.js";
export {
  type SimulatedEvent,
  type SimulatedListener,
  type SimulatedWorld,
  simulateWorld,
  type Truth,
  WORLD_VERSION,
  type WorldOptions,
} from "./simulation/world.js";
export { type Choice, chooseSources } from "./sources/choose.js";
export { composedTrack } from "./sources/composed-track.js";
export { decodedFile, detectEncoding, ENCODINGS, type Encoding, untilDamage } from "./sources/encoding.js";
export { marked } from "./sources/formula.js";
export { sources } from "./sources/list.js";
export { problemAt } from "./sources/problem.js";
export {
  type DataRow,
  describeProblem,
  type EventRow,
  type Facts,
  type FriendRow,
  type InputFile,
  type LabelRow,
  OUTCOMES,
  type Outcome,
  type ProblemRow,
  type Sample,
  type Source,
  SourceError,
  type SourceOptions,
  type SourceRow,
  type TagRow,
  type TrackRow,
  type UserRow,
} from "./sources/source.js";
export {
  type Contest,
  type ContestTerms,
  type Entrant,
  holdContest,
  type Judging,
  type Report,
  type Verdict,
} from "./tuning/contest.js";
export { judgingByExamples, keepTest, type SaidOfExamples } from "./tuning/contest-of-examples.js";
export { judgingByListeners } from "./tuning/contest-of-listeners.js";
export { type Final, judgeFinal } from "./tuning/final.js";
export { judgeLabelFinal } from "./tuning/final-of-examples.js";
export { type Importance, importanceOf } from "./tuning/importance.js";
export { type Measure, measureOf } from "./tuning/judge-listeners.js";
export { searches } from "./tuning/list.js";
export type { Observation, Search } from "./tuning/search.js";
export { type Dimension, type Settings, spaceOf } from "./tuning/space.js";
export { bestOf, observed, type Trial, type Tunable, tune, usualSettings } from "./tuning/tune.js";
