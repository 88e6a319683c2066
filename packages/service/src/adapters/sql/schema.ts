import type { Generated } from "kysely";

/** The tables. Times are milliseconds since 1970 UTC; columns named `…_json` hold JSON text. */
export interface Schema {
  revisions: { workspace_id: string; revision: number };
  users: { pk: Generated<number>; workspace_id: string; id: string; created_at: number };
  tracks: {
    pk: Generated<number>;
    workspace_id: string;
    id: string;
    title: string | null;
    artist: string | null;
    created_at: number;
  };
  events: {
    pk: Generated<number>;
    workspace_id: string;
    user_pk: number;
    track_pk: number;
    /** Code of the engine's EVENT_KINDS. */
    kind: number;
    value: number;
    at: number | null;
    duration: number | null;
    import_id: string | null;
    event_id: string | null;
    recommendation_id: string | null;
    received_at: number;
  };
  imports: {
    id: string;
    workspace_id: string;
    name: string;
    format: string;
    content_hash: string;
    rows_json: string;
    rules_json: string;
    simulated: number;
    created_at: number;
  };
  snapshots: {
    workspace_id: string;
    fingerprint: string;
    revision: number;
    users: number;
    tracks: number;
    events: number;
    created_at: number;
  };
  models: {
    workspace_id: string;
    name: string;
    version: number;
    algorithm: string;
    config_json: string;
    seed: number;
    dataset: string;
    holds: "tracks" | "histories";
    users: number;
    tracks: number;
    bytes: number;
    seconds_json: string;
    peak_rss_mb: number;
    created_at: number;
  };
  deployments: {
    workspace_id: string;
    name: string;
    model: string;
    version: number;
    previous_model: string | null;
    previous_version: number | null;
    updated_at: number;
  };
  jobs: {
    seq: Generated<number>;
    id: string;
    workspace_id: string;
    kind: string;
    input_json: string;
    state: "queued" | "running" | "done" | "failed" | "cancelled";
    progress: number;
    doing: string;
    result_json: string | null;
    error_json: string | null;
    attempts: number;
    created_at: number;
    started_at: number | null;
    finished_at: number | null;
  };
  keys: {
    id: string;
    workspace_id: string;
    name: string;
    hash: string;
    scopes_json: string;
    created_at: number;
    revoked_at: number | null;
  };
}
