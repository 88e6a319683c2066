import type { paths } from "./api.gen.js";

type Body<P extends keyof paths, M extends "post" | "put"> = paths[P][M] extends {
  requestBody: { content: { "application/json": infer B } };
}
  ? B
  : never;
type Answer<O, S extends number> = O extends { responses: Record<S, { content: { "application/json": infer A } }> } ? A : never;

export type Job = Answer<paths["/v1/jobs/{id}"]["get"], 200>;
export type Model = Answer<paths["/v1/models/{id}"]["get"], 200>;
export type Track = Answer<paths["/v1/tracks/{id}"]["get"], 200>;
export type Recommendations = Answer<paths["/v1/users/{id}/recommendations"]["get"], 200>;
export type EventInput = Body<"/v1/events", "post">["events"][number];
export type Analysis = Answer<paths["/v1/analyses"]["post"], 200>;
export type ForeignModelInput = Body<"/v1/models/foreign", "post">;
export type ImportOptions = Body<"/v1/imports", "post">;
export type Deployment = Answer<paths["/v1/deployments/{id}"]["get"], 200>;
export type Training = Body<"/v1/models", "post">;
export type Evaluation = Body<"/v1/evaluations", "post">;
