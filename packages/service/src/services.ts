import type { Runtime } from "@segue/autograd";
import type { Logger } from "pino";
import type { Config } from "./config.js";
import type { ArtifactStore } from "./ports/artifact-store.js";
import type { Clock } from "./ports/clock.js";
import type { Inference } from "./ports/inference.js";
import type { ParquetFiles } from "./ports/parquet-files.js";
import type { PictureFiles } from "./ports/picture-files.js";
import type { SnapshotFiles } from "./ports/snapshot-files.js";
import type { SoundFiles } from "./ports/sound-files.js";
import type { Store } from "./ports/store.js";

/** What every part of the service is given: the ports, wired to their adapters. */
export interface Services {
  readonly config: Config;
  readonly store: Store;
  readonly artifacts: ArtifactStore;
  readonly snapshotFiles: SnapshotFiles;
  readonly parquetFiles: ParquetFiles;
  readonly inference: Inference;
  readonly soundFiles: SoundFiles;
  readonly pictureFiles: PictureFiles;
  /** What computes networks of our own making. */
  readonly runtime: Runtime;
  readonly clock: Clock;
  readonly log: Logger;
}
