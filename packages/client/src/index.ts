export { type ClientOptions, connect, type OnProgress, type SegueClient } from "./client.js";
export { type Problem, SegueApiError } from "./errors.js";
export type { UploadBody } from "./send-file.js";
export type {
  Algorithm,
  Analysis,
  Answer,
  AnswerInput,
  DataReport,
  Deployment,
  Evaluation,
  EventInput,
  ForeignModelInput,
  Import,
  ImportOptions,
  ImportReport,
  Job,
  LogLine,
  Model,
  ModelCard,
  Recommendations,
  SoundAnalysis,
  SoundPicture,
  Track,
  Training,
  UploadedFile,
} from "./types.js";
