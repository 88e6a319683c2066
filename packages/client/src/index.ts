export { type ClientOptions, connect, type OnProgress, type SegueClient } from "./client.js";
export { type Problem, SegueApiError } from "./errors.js";
export type { UploadBody } from "./send-file.js";
export type {
  Analysis,
  Answer,
  AnswerInput,
  Deployment,
  Evaluation,
  EventInput,
  ForeignModelInput,
  ImportOptions,
  Job,
  Model,
  Recommendations,
  SoundAnalysis,
  SoundPicture,
  Track,
  Training,
  UploadedFile,
} from "./types.js";
