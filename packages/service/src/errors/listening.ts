import type { ErrorEntries } from "./entry.js";

/** Errors about listening data: what comes in, what is known, what it supports. */
export const listening = {
  "unknown-track": { status: 404, exit: 1, title: "The track is unknown", hint: "Look for it with: segue search TEXT" },
  "unknown-user": { status: 404, exit: 1, title: "The listener is unknown", hint: "See GET /v1/users for those there are." },
  "unknown-playlist": {
    status: 404,
    exit: 1,
    title: "The playlist is unknown",
    hint: "See GET /v1/playlists for those there are.",
  },
  "unknown-event": {
    status: 404,
    exit: 1,
    title: "The event is unknown",
    hint: "See GET /v1/events for those there are, each with its id.",
  },
  "unknown-import": { status: 404, exit: 1, title: "The import is unknown", hint: "See them with: segue imports list" },
  "unknown-upload": { status: 404, exit: 1, title: "The upload is unknown", hint: "Upload the file again." },
  "unknown-format": { status: 400, exit: 2, title: "The format is not recognised", hint: "Name it with --format." },
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
  "not-enough-data": {
    status: 422,
    exit: 1,
    title: "The data does not support this",
    hint: "Import more listening data, or choose otherwise.",
  },
  "invalid-split": {
    status: 400,
    exit: 2,
    title: "The split is not understood",
    hint: "Write for example random:0.8,0.1,0.1, leave-one-out, temporal:0.8, users:0.9 or friends:0.1.",
  },
  "invalid-metric": {
    status: 400,
    exit: 2,
    title: "The metric does not fit",
    hint: "Write for example ndcg@10, recall@20 or mrr@10.",
  },
} as const satisfies ErrorEntries;
