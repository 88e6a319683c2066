import type { ErrorEntries } from "./entry.js";

/** Errors about what may be wrong with a request, whatever it asks for. */
export const requests = {
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
  "unsatisfiable-range": {
    status: 416,
    exit: 1,
    title: "There is no such part of the file",
    hint: "Ask for bytes below the number that Content-Range tells.",
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
  "unknown-route": { status: 404, exit: 1, title: "There is nothing at this address", hint: "See /docs for what there is." },
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
  "unknown-key": { status: 404, exit: 1, title: "The key is unknown", hint: "See them with: segue keys list" },
  "service-busy": { status: 503, exit: 1, title: "The service is busy", hint: "Try again in a moment." },
  internal: { status: 500, exit: 1, title: "Something went wrong inside Segue", hint: "The log says more; please report it." },
} as const satisfies ErrorEntries;
