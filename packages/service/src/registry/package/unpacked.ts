import type { ModelRecord } from "../../ports/models.js";
import type { Manifest } from "../model-files.js";
import type { PackageRecord } from "./format.js";

/** The files of a model that is looked at, and what it says of itself. */
export interface Unpacked {
  /** What it is called in errors. */
  readonly name: string;
  readonly record: PackageRecord;
  readonly manifest: Manifest;
  file(name: string): Buffer;
}

/** What is known of a model once it has answered. */
export interface Tried {
  readonly holds: ModelRecord["holds"];
  /** How many it learned from. */
  readonly tracks: number;
}
