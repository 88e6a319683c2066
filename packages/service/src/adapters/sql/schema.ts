import type { Outcome } from "@segue/engine";
import type { Generated } from "kysely";

/** The tables. Times are milliseconds since 1970 UTC; columns named `…_json` hold JSON text. */
export interface Schema {
  /** `arrived`: events that ever came in; `described`: changes of what is known about tracks. */
  revisions: {
    workspace_id: string;
    revision: number;
    arrived: Generated<number>;
    described: Generated<number>;
    served: Generated<number>;
  };
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
    outcome: Outcome;
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
    code_version: string;
    job_id: string | null;
    evaluation_json: string | null;
    origin_json: string | null;
    estimate_json: string | null;
  };
  /** The highest version that was given of each name: none is used twice. */
  model_numbers: { workspace_id: string; name: string; highest: number };
  model_aliases: { workspace_id: string; name: string; alias: string; version: number; updated_at: number };
  /** What the answers of a model cost. */
  answer_costs: { workspace_id: string; name: string; version: number; answers: number; seconds: number; bytes: number };
  /** What is served under a name: the change with the highest number, and those before it. */
  deployment_changes: {
    workspace_id: string;
    name: string;
    number: number;
    serving_json: string;
    how: "promoted" | "rolled-back" | "retrained" | "ruled";
    at: number;
    back: number | null;
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
    /** 0: it goes on; 1: it is to stop; 2: it is to end with what it has. */
    cancelling: number;
    estimate_json: string | null;
    /** Memory that its process holds. */
    bytes: Generated<number>;
    expected_at: number | null;
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
  /** `answer_json` is null while `status` is, and where the answer may not be kept. */
  idempotency: {
    workspace_id: string;
    key: string;
    fingerprint: string;
    seed: string;
    created_at: number;
    until: number;
    status: number | null;
    answer_json: string | null;
  };
  workspaces: { id: string; created_at: number };
  /** The end of each workspace's audit chain, where its kept part begins, and the secret by which listeners are named in it. */
  audit_heads: {
    workspace_id: string;
    seq: number;
    hash: string;
    cut_seq: number;
    cut_hash: string;
    secret: string;
    /** The newest change of the schema that is written down. */
    schema_name: string;
  };
  audit: {
    workspace_id: string;
    seq: number;
    at: number;
    actor: string;
    action: string;
    target_kind: string | null;
    target_id: string | null;
    /** A pseudonym. */
    listener: string | null;
    outcome: "done" | "refused" | "failed";
    status: number | null;
    request_id: string | null;
    address: string | null;
    count: number;
    hash: string;
  };
  /** `day` as YYYY-MM-DD in UTC; key and model are empty where there was none. No listener is in it. */
  usage_counts: {
    workspace_id: string;
    day: string;
    key_id: string;
    model: string;
    requests: number;
    refused: number;
    failed: number;
    answers: number;
    events: number;
    seconds: number;
    bytes_out: number;
  };
  /** `unsettled`: events were removed, and what was made of them may still hold them. */
  retention: { workspace_id: string; periods_json: string; applied_at: number; unsettled: number };
  /** Trainings that begin by themselves; `firings` counts them, so that of several that would fire one at once one does. */
  schedules: {
    workspace_id: string;
    id: string;
    plan_json: string;
    paused: number;
    firings: number;
    next_at: number | null;
    last_at: number | null;
    arrived: number;
    created_at: number;
  };
  /** Searches for parameters; they name nobody. */
  tunings: {
    pk: Generated<number>;
    workspace_id: string;
    id: string;
    wish_json: string;
    /** The job that works on it, or did last. */
    job_id: string;
    dataset: string | null;
    final_json: string | null;
    created_at: number;
  };
  tuning_trials: { workspace_id: string; tuning_id: string; number: number; trial_json: string };
  /** Answers in which chance had a say. Whom they were for is told by the events that name them, and by nothing else. */
  explorations: {
    pk: Generated<number>;
    workspace_id: string;
    id: string;
    at: number;
    model: string;
    items_json: string;
  };
  /** Tracks in an order, by their ids, under a name; nobody's in particular. */
  playlists: {
    pk: Generated<number>;
    workspace_id: string;
    id: string;
    name: string;
    tracks_json: string;
    created_at: number;
    changed_at: number;
  };
  /** Folders of music that were read, and the import that tells what is in them. */
  sound_folders: {
    pk: Generated<number>;
    workspace_id: string;
    path: string;
    import_id: string | null;
  };
  /** Files of sound, where they lie, and what they were when they were read. */
  sounds: {
    pk: Generated<number>;
    workspace_id: string;
    folder_pk: number;
    /** Below the folder, with `/`. */
    place: string;
    size: number;
    changed_at: number;
    beside: string;
    hash: string;
    reader: number;
    track: string | null;
    found_json: string | null;
    lyrics_json: string | null;
    cover_hash: string | null;
    cover_type: string | null;
    /** The picture's place below the folder; null for one within the file. */
    cover_place: string | null;
    fault_json: string | null;
  };
  schedule_runs: {
    pk: Generated<number>;
    workspace_id: string;
    schedule_id: string;
    job_id: string;
    reason: string;
    at: number;
  };
}

export type BatchKind = "live" | "import" | "edit";
