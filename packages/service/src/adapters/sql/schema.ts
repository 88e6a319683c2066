import type { Generated } from "kysely";

/** The tables. Times are milliseconds since 1970 UTC; columns named `…_json` hold JSON text. */
export interface Schema {
  revisions: { workspace_id: string; revision: number };
  /**
   * Where rows come from: an import, live events (one batch a workspace), changes by hand (one), a filling of what is missing. Rows
   * of a batch that is not `published` are seen by nobody.
   */
  batches: {
    pk: Generated<number>;
    workspace_id: string;
    kind: BatchKind;
    state: "loading" | "published" | "removing";
  };
  /** `batch` is one that knows the user; so for tracks. */
  users: { pk: Generated<number>; workspace_id: string; id: string; facts_json: string; created_at: number; batch: number };
  /** Title, artist and facts are what the claims agree on. */
  tracks: {
    pk: Generated<number>;
    workspace_id: string;
    id: string;
    title: string | null;
    artist: string | null;
    facts_json: string;
    /** How long it lasts, from its facts. */
    seconds: number | null;
    created_at: number;
    batch: number;
  };
  /** Clustered by batch and user: a listener's events lie together, a batch goes as a whole. */
  events: {
    batch: number;
    user_pk: number;
    seq: number;
    track_pk: number;
    /** Code of the engine's EVENT_KINDS. */
    kind: number;
    value: number;
    at: number | null;
    duration: number | null;
    received_at: number | null;
    event_id: string | null;
    recommendation_id: string | null;
  };
  /** What a batch says about a track. */
  claims: { batch: number; track_pk: number; title: string | null; artist: string | null; facts_json: string };
  user_claims: { batch: number; user_pk: number; facts_json: string };
  friends: { batch: number; user_pk: number; friend_pk: number };
  /** `user_pk` is 0 where nobody in particular says so. */
  tags: { batch: number; track_pk: number; tag: string; user_pk: number; at: number | null };
  labels: { batch: number; track: string; label: string };
  /** Rows of imports that were not simply taken. */
  problems: {
    batch: number;
    seq: number;
    file: string;
    line: number;
    field: string | null;
    value: string | null;
    rule: string;
    outcome: "refused" | "aside" | "corrected";
    reason: string;
    remedy: string;
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
    batch: number;
  };
  snapshots: {
    workspace_id: string;
    fingerprint: string;
    revision: number;
    users: number;
    tracks: number;
    events: number;
    created_at: number;
    lineage_json: string;
    report_json: string;
  };
  /** Snapshots that were rewritten without an erased user, and what they became. */
  tombstones: { workspace_id: string; fingerprint: string; successor: string };
  /** Tracks that are another one under a second id, as the newest snapshot takes them. */
  merges: { workspace_id: string; track_pk: number; kept_pk: number; by_what: string; why: string };
  /** Tracks that are never taken for another one: somebody said so. */
  kept_apart: { workspace_id: string; track_pk: number };
  settings: { workspace_id: string; name: string; value_json: string };
  models: {
    workspace_id: string;
    name: string;
    version: number;
    algorithm: string;
    task: "recommend" | "analyze";
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
    resource: string;
    priority: number;
    runner: string | null;
    lease_until: number | null;
    cancelling: number;
  };
  job_log: { pk: Generated<number>; job_id: string; at: number; text: string };
  job_turn: { turn: number };
  keys: {
    id: string;
    workspace_id: string;
    name: string;
    hash: string;
    scopes_json: string;
    created_at: number;
    revoked_at: number | null;
    start: string;
    kind: "secret" | "publishable";
    origins_json: string;
    user_id: string | null;
    rate: number | null;
    expires_at: number | null;
    last_used_at: number | null;
  };
  workspaces: { id: string; created_at: number };
}

export type BatchKind = "live" | "import" | "edit";
