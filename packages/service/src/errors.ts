import type { TrainingError } from "@segue/engine";

/** How an error that a user can cause is told: HTTP status, exit status of the command line, a title, and what to do. */
interface ErrorEntry {
  readonly status: number;
  readonly exit: 1 | 2;
  readonly title: string;
  readonly hint: string;
}

/** Every error that a user can cause. The key is the stable `code` of a problem document. */
export const errorTable = {
  "invalid-request": {
    status: 400,
    exit: 2,
    title: "The request does not fit",
    hint: "See the API's /docs, or the command's --help.",
  },
  "body-too-large": { status: 413, exit: 1, title: "The body is too large", hint: "Send it in smaller parts." },
  "headers-too-large": {
    status: 431,
    exit: 1,
    title: "The headers are too large",
    hint: "Send fewer or shorter headers, and a shorter address.",
  },
  "request-timeout": {
    status: 408,
    exit: 1,
    title: "The request came too slowly",
    hint: "Send it again without a pause; large files belong into POST /v1/uploads.",
  },
  "unsupported-media-type": {
    status: 415,
    exit: 1,
    title: "The content type is not understood",
    hint: "Send application/json, or application/octet-stream for uploads.",
  },
  unauthorized: { status: 401, exit: 1, title: "A valid key is needed", hint: "Send the header Authorization: Bearer KEY." },
  forbidden: { status: 403, exit: 1, title: "The key may not do this", hint: "Use a key with the scope that is named." },
  "too-many-requests": {
    status: 429,
    exit: 1,
    title: "Too many requests",
    hint: "Wait as long as Retry-After says; an admin may give the key a higher rate.",
  },
  "idempotency-mismatch": {
    status: 422,
    exit: 1,
    title: "The idempotency key was used for another request",
    hint: "Make a new key for each request, and send a key again only with the same request.",
  },
  "still-running": {
    status: 409,
    exit: 1,
    title: "The request is still being carried out",
    hint: "Send it again with the same idempotency key in a moment.",
  },
  "answered-once": {
    status: 409,
    exit: 1,
    title: "The request was carried out already",
    hint: "What it made is there; if its secret was lost, make another one under a new idempotency key.",
  },
  "unknown-workspace": {
    status: 404,
    exit: 1,
    title: "The workspace is unknown",
    hint: "See them with: segue workspaces list",
  },
  "workspace-exists": {
    status: 409,
    exit: 1,
    title: "There is a workspace of that name",
    hint: "Choose another name.",
  },
  "unknown-route": { status: 404, exit: 1, title: "There is nothing at this address", hint: "See /docs for what there is." },
  "no-rating-prediction": {
    status: 409,
    exit: 1,
    title: "No ratings are predicted by what answers",
    hint: "Train one on data that holds ratings alone, and name it: segue train item-knn --set similarity=pearson",
  },
  "unknown-track": { status: 404, exit: 1, title: "The track is unknown", hint: "Look for it with: segue search TEXT" },
  "unknown-user": { status: 404, exit: 1, title: "The listener is unknown", hint: "See GET /v1/users for those there are." },
  "unknown-event": {
    status: 404,
    exit: 1,
    title: "The event is unknown",
    hint: "See GET /v1/events for those there are, each with its id.",
  },
  "unknown-import": { status: 404, exit: 1, title: "The import is unknown", hint: "See them with: segue imports list" },
  "unknown-upload": { status: 404, exit: 1, title: "The upload is unknown", hint: "Upload the file again." },
  "unreadable-sound": {
    status: 422,
    exit: 1,
    title: "The sound cannot be read",
    hint: "Copy the file again from where it came from, or convert it, for example to FLAC.",
  },
  "unreadable-picture": {
    status: 422,
    exit: 1,
    title: "The picture cannot be read",
    hint: "Segue reads JPEG, PNG and WebP. Take the picture again from where it came from.",
  },
  "unreadable-text": {
    status: 422,
    exit: 1,
    title: "The text cannot be read",
    hint: "Give a plain text in UTF-8, of up to 1 MB.",
  },
  "unknown-folder": {
    status: 404,
    exit: 1,
    title: "There is no such folder",
    hint: "Name a folder on the machine of the service by its whole path.",
  },
  "folder-refused": {
    status: 403,
    exit: 1,
    title: "The folder may not be read",
    hint: "Whoever runs the service may allow it by the setting music, for operators.",
  },
  "unknown-sound": {
    status: 404,
    exit: 1,
    title: "There is no sound of the track",
    hint: "Bring it in with: segue import FOLDER; a file that was moved is found again in the same way.",
  },
  "unknown-cover": {
    status: 404,
    exit: 1,
    title: "There is no cover of the track",
    hint: "Put a picture into the file or beside it (folder.jpg), then: segue import FOLDER",
  },
  "unknown-lyrics": {
    status: 404,
    exit: 1,
    title: "There are no words of the track",
    hint: "Put them into the file, or beside it as .lrc or .txt, then: segue import FOLDER",
  },
  "unknown-features": {
    status: 404,
    exit: 1,
    title: "The features were not computed",
    hint: "Compute them with: segue features compute --features NAMES",
  },
  "unknown-map": {
    status: 404,
    exit: 1,
    title: "The map was not made",
    hint: "Make it with: segue maps make",
  },
  "unknown-fact": {
    status: 404,
    exit: 1,
    title: "There is no such fact",
    hint: "See the facts that the map names: segue maps list",
  },
  "unsatisfiable-range": {
    status: 416,
    exit: 1,
    title: "There is no such part of the file",
    hint: "Ask for bytes below the number that Content-Range tells.",
  },
  "unknown-algorithm": { status: 404, exit: 2, title: "The algorithm is unknown", hint: "See them with: segue algorithms" },
  "unknown-model": { status: 404, exit: 1, title: "The model is unknown", hint: "See the models with: segue models list" },
  "unknown-job": { status: 404, exit: 1, title: "The job is unknown", hint: "See them with: segue jobs list" },
  "unknown-key": { status: 404, exit: 1, title: "The key is unknown", hint: "See them with: segue keys list" },
  "unknown-playlist": {
    status: 404,
    exit: 1,
    title: "The playlist is unknown",
    hint: "See GET /v1/playlists for those there are.",
  },
  "unknown-schedule": {
    status: 404,
    exit: 1,
    title: "The schedule is unknown",
    hint: "See them with: segue schedules list",
  },
  "no-output": {
    status: 404,
    exit: 1,
    title: "There is no file",
    hint: "See what became of it with: segue schedules show NAME; files go with an erasure and after the retention's outputs.",
  },
  "schedule-exists": {
    status: 409,
    exit: 1,
    title: "There is a schedule of that name",
    hint: "Choose another name, or delete it first.",
  },
  "invalid-schedule": {
    status: 400,
    exit: 2,
    title: "The schedule does not fit",
    hint: "Write for example cron 0 3 * * * for every night at three, or a number of new events.",
  },
  "unknown-tuning": {
    status: 404,
    exit: 1,
    title: "The tuning is unknown",
    hint: "See them with: segue tunings list",
  },
  "tuning-runs": {
    status: 409,
    exit: 1,
    title: "The tuning is still worked on",
    hint: "Wait until its job has ended, or cancel it: segue jobs cancel ID",
  },
  "tuning-outdated": {
    status: 409,
    exit: 1,
    title: "The data of the tuning are no more",
    hint: "Begin another one: its trials are all judged by the same data.",
  },
  "no-trial-judged": {
    status: 422,
    exit: 1,
    title: "No trial could be judged",
    hint: "Fix the parameters that cost most to small values with --set, or tune another algorithm.",
  },
  "invalid-metric": {
    status: 400,
    exit: 2,
    title: "The metric does not fit",
    hint: "Write for example ndcg@10, recall@20 or mrr@10.",
  },
  "unknown-deployment": {
    status: 404,
    exit: 1,
    title: "The deployment is unknown",
    hint: "Make one with: segue models promote MODEL",
  },
  "unknown-format": { status: 400, exit: 2, title: "The format is not recognised", hint: "Name it with --format." },
  "invalid-parameter": {
    status: 400,
    exit: 2,
    title: "A parameter does not fit",
    hint: "See the parameters with: segue algorithms NAME",
  },
  "invalid-split": {
    status: 400,
    exit: 2,
    title: "The split is not understood",
    hint: "Write for example random:0.8,0.1,0.1, leave-one-out, temporal:0.8, users:0.9 or friends:0.1.",
  },
  "invalid-data": {
    status: 422,
    exit: 1,
    title: "The data cannot be taken",
    hint: "Mend what is named and import again; nothing was changed.",
  },
  "address-refused": {
    status: 422,
    exit: 1,
    title: "The address may not be asked",
    hint: "Name a file at http:// or https:// on a public machine. Whoever runs the service may allow others: setting outgoing.",
  },
  "download-failed": {
    status: 422,
    exit: 1,
    title: "The file could not be fetched",
    hint: "Check the address in a browser, or fetch the file yourself and import that; nothing was changed.",
  },
  "no-data": { status: 409, exit: 1, title: "There is no listening data yet", hint: "Bring some with: segue import PATH" },
  "no-model": { status: 409, exit: 1, title: "There is no model yet", hint: "Train one with: segue train item-knn" },
  "no-labels": {
    status: 409,
    exit: 1,
    title: "There is nothing to learn from",
    hint: "Import a table file,label or music with genres written in it, or say with --labels where the labels are.",
  },
  "training-failed": {
    status: 422,
    exit: 1,
    title: "A training could not begin or go on",
    hint: "Change the parameter that the message names.",
  },
  "not-enough-data": {
    status: 422,
    exit: 1,
    title: "The data does not support this",
    hint: "Import more listening data, or choose otherwise.",
  },
  "trained-on-test-data": {
    status: 409,
    exit: 1,
    title: "A model cannot be judged on data it was trained on",
    hint: "Name the algorithm instead, so that it is trained on the split, or judge the model on data of your own with --on FILE.",
  },
  "model-in-use": { status: 409, exit: 1, title: "The model is being served", hint: "Promote another model first." },
  "invalid-model": {
    status: 422,
    exit: 1,
    title: "The model's file cannot be taken",
    hint: "Export it once more with: segue models export MODEL FILE. Nothing was changed.",
  },
  "holds-histories": {
    status: 409,
    exit: 1,
    title: "The model keeps listening histories",
    hint: "If you may give them away, say so: --with-histories, or ?histories=true.",
  },
  "wrong-task": {
    status: 409,
    exit: 2,
    title: "The model does something else",
    hint: "Models that recommend are asked by segue recommend and similar, those that analyze by segue analyze.",
  },
  "no-network": {
    status: 409,
    exit: 2,
    title: "The model is no network",
    hint: "Models of gru, transformer, cnn-next, classifier and mood are. For another Segue any model is exported with: segue models export MODEL FILE",
  },
  "invalid-manifest": {
    status: 422,
    exit: 2,
    title: "The model's manifest does not fit",
    hint: "Mend what is named; docs/foreign-models.md explains every word of a manifest.",
  },
  "model-refused": {
    status: 422,
    exit: 1,
    title: "The model cannot be taken",
    hint: "Mend the model or its manifest and add it again; nothing was registered.",
  },
  "model-failed": {
    status: 422,
    exit: 1,
    title: "The model cannot answer this",
    hint: "Check the inputs; if they are right, ask whoever made the model.",
  },
  "model-unavailable": {
    status: 503,
    exit: 1,
    title: "The model does not answer at the moment",
    hint: "Try again in a moment: it is being started anew. Where that goes on, promote another model.",
  },
  "no-previous-model": {
    status: 409,
    exit: 1,
    title: "There is nothing to go back to",
    hint: "Promote a model with: segue models promote MODEL",
  },
  "job-failed": { status: 500, exit: 1, title: "The job failed", hint: "See the job's error." },
  "job-cancelled": { status: 409, exit: 1, title: "The job was cancelled", hint: "Start it again when you like." },
  "job-not-finished": { status: 409, exit: 1, title: "The job is not finished", hint: "Wait until its state is done." },
  "job-ended": { status: 409, exit: 1, title: "The job has ended already", hint: "See what came of it with: segue jobs show ID" },
  "not-enough-memory": {
    status: 507,
    exit: 1,
    title: "This needs more memory than there is",
    hint: "Choose a smaller model or a bigger machine.",
  },
  "folder-not-writable": {
    status: 500,
    exit: 1,
    title: "The data folder cannot be written",
    hint: "Choose another with --data DIR, or change its permissions.",
  },
  "not-a-folder": {
    status: 500,
    exit: 1,
    title: "The data folder is no folder",
    hint: "Choose another with --data DIR.",
  },
  "folder-in-use": {
    status: 500,
    exit: 1,
    title: "Another process holds the data folder",
    hint: "Stop that process, or use its server with --server URL.",
  },
  "damaged-database": {
    status: 500,
    exit: 1,
    title: "The database cannot be read",
    hint: "Put a copy of segue.db from a backup in its place, or choose another folder with --data DIR. Nothing was changed.",
  },
  "newer-database": {
    status: 500,
    exit: 1,
    title: "The database was written by a newer Segue",
    hint: "Use that version or a newer one.",
  },
  "database-unreachable": {
    status: 503,
    exit: 1,
    title: "The database does not answer",
    hint: "Start the database server, or mend the address in the setting `database`; requests are answered again as soon as it is back.",
  },
  "database-refused": {
    status: 503,
    exit: 1,
    title: "The database refuses the connection",
    hint: "Correct user, password and name in the setting `database` (postgres://user:password@host/name), and make the database with createdb.",
  },
  "folder-not-empty": {
    status: 409,
    exit: 1,
    title: "The data folder holds data already",
    hint: "Name another folder with --data DIR, or add --force to replace what is there.",
  },
  "damaged-backup": {
    status: 422,
    exit: 1,
    title: "The backup cannot be read",
    hint: "Fetch the file again, or take an older one. Nothing was changed.",
  },
  "newer-backup": {
    status: 422,
    exit: 1,
    title: "The backup was made by a newer Segue",
    hint: "Use that version or a newer one. Nothing was changed.",
  },
  "port-taken": { status: 500, exit: 1, title: "The port is taken", hint: "Choose another with --port N." },
  "disk-full": {
    status: 507,
    exit: 1,
    title: "The disk is full",
    hint: "Free some space and try again; nothing half-done was kept.",
  },
  "disk-error": {
    status: 500,
    exit: 1,
    title: "The disk fails",
    hint: "See what the system's log says of the disk; make a backup, then: segue doctor",
  },
  "damaged-file": { status: 500, exit: 1, title: "A stored file is damaged", hint: "Train the model again." },
  "invalid-config": { status: 500, exit: 2, title: "The configuration does not fit", hint: "Mend the line that is named." },
  "service-busy": { status: 503, exit: 1, title: "The service is busy", hint: "Try again in a moment." },
  internal: { status: 500, exit: 1, title: "Something went wrong inside Segue", hint: "The log says more; please report it." },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

/** An error from the table, with what was wrong this time. */
export class SegueError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  constructor(code: ErrorCode, detail: string, options: { hint?: string; cause?: unknown } = {}) {
    super(detail, { cause: options.cause });
    this.code = code;
    this.hint = options.hint ?? errorTable[code].hint;
  }
}

/** Any thrown thing as an error of the table: the system's own errors that have a sentence get it. */
export function asSegueError(thrown: unknown): SegueError {
  if (thrown instanceof SegueError) return thrown;
  // Known by its name: this file is also read where the engine is not.
  if (thrown instanceof Error && thrown.name === "TrainingError")
    return new SegueError("training-failed", thrown.message, { hint: (thrown as TrainingError).remedy, cause: thrown });
  const { code, message, path } = Object(thrown) as { code?: string; message?: string; path?: string };
  // DuckDB says it in its message only.
  if (code === "ENOSPC" || code === "SQLITE_FULL" || message?.includes("No space left on device"))
    return new SegueError("disk-full", "No space is left on the disk.", { cause: thrown });
  if (code === "EACCES" || code === "EROFS" || code === "EPERM") {
    return new SegueError("folder-not-writable", `${path ?? "A file of the data folder"} cannot be written (${code}).`, {
      cause: thrown,
    });
  }
  if (code?.startsWith("SQLITE_READONLY") || code === "SQLITE_CANTOPEN")
    return new SegueError("folder-not-writable", `The database cannot be written (${message}).`, { cause: thrown });
  if (code === "EIO" || code?.startsWith("SQLITE_IOERR"))
    return new SegueError("disk-error", `The disk did not read or write what it should (${message}).`, { cause: thrown });
  if (code === "SQLITE_NOTADB" || code === "SQLITE_CORRUPT") {
    return new SegueError("damaged-database", `segue.db is damaged, or no database (${message}).`, { cause: thrown });
  }
  return new SegueError("internal", message ?? String(thrown), { cause: thrown });
}
