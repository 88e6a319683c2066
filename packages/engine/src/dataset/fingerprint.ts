import { createHash } from "node:crypto";
import type { SparseMatrix } from "@segue/kernels";
import type { Catalogue } from "./catalogue.js";
import type { EventColumns } from "./events.js";
import type { IdIndex } from "./id-index.js";
import type { Signal } from "./preference.js";
import type { TagColumns } from "./relations.js";

/** What makes a dataset the one it is, in canonical order. */
interface Content {
  readonly signal: Signal;
  readonly users: IdIndex;
  readonly tracks: IdIndex;
  readonly events: EventColumns;
  readonly catalogue: Catalogue;
  readonly friends: SparseMatrix;
  readonly tags: TagColumns;
}

/** Cells of a column hashed at a time. */
const PART = 1000;

/** SHA-256, in hexadecimal, of a dataset's content in canonical order. */
export function datasetFingerprint(content: Content): string {
  const { users, tracks, events, catalogue, signal, friends, tags } = content;
  const hash = createHash("sha256").update(`segue-dataset-1\n${signal}\n`);
  for (const strings of [users.ids, tracks.ids, catalogue.title, catalogue.artist]) hash.update(`${JSON.stringify(strings)}\n`);
  for (const { name, cells, methods } of catalogue.facts) {
    hash.update(`${JSON.stringify(name)}\n`);
    // In parts: the lyrics of a large catalogue are longer than a string can be.
    for (let from = 0; from < cells.length; from += PART) hash.update(`${JSON.stringify(cells.slice(from, from + PART))}\n`);
    hash.update(methods ?? "\n");
  }
  const add = (column: Int32Array | Uint32Array | Uint8Array | Float32Array | Float64Array) =>
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  for (const column of [events.user, events.track, events.kind, events.value, events.at]) add(column);
  // Where there are none the name is what it was before there could be any.
  if (events.order !== undefined) add(events.order);
  if (friends.indices.length > 0) for (const column of [friends.indptr, friends.indices]) add(column);
  if (tags.length > 0) {
    hash.update(`${JSON.stringify(tags.names)}\n`);
    for (const column of [tags.track, tags.tag, tags.user]) add(column);
  }
  return hash.digest("hex");
}

/** The fingerprint of what `label` chooses from the dataset `parent`. */
export function derivedFingerprint(parent: string, label: string): string {
  return createHash("sha256").update(`segue-derived-1\n${parent}\n${label}\n`).digest("hex");
}
