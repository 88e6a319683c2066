export { type ClientOptions, connect, type OnProgress, type SegueClient } from "./client.js";
export { type Problem, SegueApiError } from "./errors.js";
export type { UploadBody } from "./send-file.js";
export type {
  Algorithm,
  Analysis,
  Answer,
  AnswerInput,
  AuditRow,
  DataReport,
  Deployment,
  Evaluation,
  EventInput,
  ForeignModelInput,
  Import,
  ImportOptions,
  ImportReport,
  Job,
  Key,
  LogLine,
  Model,
  ModelCard,
  Recommendations,
  SoundAnalysis,
  Track,
  Training,
  Tuning,
  UploadedFile,
} from "./types.js";
