import type { paths } from "./api.gen.js";

type Body<P extends keyof paths, M extends "post" | "put"> = paths[P][M] extends {
  requestBody: { content: { "application/json": infer B } };
}
  ? B
  : never;
type Answered<O, S extends number> = O extends { responses: Record<S, { content: { "application/json": infer A } }> } ? A : never;

export type Job = Answered<paths["/v1/jobs/{id}"]["get"], 200>;
export type Model = Answered<paths["/v1/models/{id}"]["get"], 200>;
export type Key = Answered<paths["/v1/keys"]["get"], 200>["items"][number];
export type AuditRow = Answered<paths["/v1/audit"]["get"], 200>["items"][number];
export type Tuning = Answered<paths["/v1/tunings/{id}"]["get"], 200>;
export type Import = Answered<paths["/v1/imports/{id}"]["get"], 200>;
/** What models learned from, as the data were once. */
export type Snapshot = Answered<paths["/v1/snapshots"]["get"], 200>["items"][number];
export type DataReport = Answered<paths["/v1/report"]["get"], 200>;
export type ImportReport = Answered<paths["/v1/imports/{id}/report"]["get"], 200>;
/** Everything that somebody should know who relies on a model. */
export type ModelCard = Answered<paths["/v1/models/{id}/card"]["get"], 200>;
/** How a network learns, or learned, epoch by epoch. */
export type Curve = ModelCard["curves"][number];
export type Algorithm = Answered<paths["/v1/algorithms"]["get"], 200>["items"][number];
export type LogLine = Answered<paths["/v1/jobs/{id}/log"]["get"], 200>["items"][number];
export type Track = Answered<paths["/v1/tracks/{id}"]["get"], 200>;
/** A map of the catalogue: lists in one order, a track each. */
export type MapPoints = Answered<paths["/v1/maps/{id}/points"]["get"], 200>;
export type TrackRanks = Answered<paths["/v1/tracks/{id}/ranks"]["get"], 200>;
export type MapFact = Answered<paths["/v1/maps/{id}/facts/{name}"]["get"], 200>;
export type Playlist = Answered<paths["/v1/playlists/{id}"]["get"], 200>;
export type Recommendations = Answered<paths["/v1/users/{id}/recommendations"]["get"], 200>;
export type EventInput = Body<"/v1/events", "post">["events"][number];
/** What a model that analyzes is asked. */
export type AnalysisWish = Body<"/v1/analyses", "post">;
export type Analysis = Answered<paths["/v1/analyses"]["post"], 200>;
export type SoundAnalysis = Answered<paths["/v1/analyses/sounds"]["post"], 200>;
/** A file that was uploaded: the id that was answered, and its name. */
export type UploadedFile = Body<"/v1/analyses/sounds", "post">["upload"];
/** What can be drawn of a sound. */
export type SoundPicture = Body<"/v1/analyses/pictures", "post">["picture"];
export type ForeignModelInput = Body<"/v1/models/foreign", "post">;
export type ImportOptions = Body<"/v1/imports", "post">;
export type Deployment = Answered<paths["/v1/deployments/{id}"]["get"], 200>;
export type Training = Body<"/v1/models", "post">;
export type TuningWish = Body<"/v1/tunings", "post">;
export type Choice = Body<"/v1/auto", "post">;
export type Evaluation = Body<"/v1/evaluations", "post">;
export type Answer = Answered<paths["/v1/answers"]["post"], 200>;
export type AnswerInput = Body<"/v1/answers", "post">;
export type RecommendQuery = NonNullable<paths["/v1/users/{id}/recommendations"]["get"]["parameters"]["query"]>;
export type RecommendAllInput = Body<"/v1/recommendations", "post">;
