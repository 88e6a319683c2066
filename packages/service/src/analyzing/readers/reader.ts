import type { Block, Fit } from "@segue/engine";
import type { Upload } from "../../imports/uploads.js";
import type { JobContext } from "../../jobs/handler.js";
import type { Services } from "../../services.js";
import type { KnownTracks } from "../known-tracks.js";
import type { Looking } from "../labels/source.js";
import type { NamedLabels } from "../named-set.js";
import type { Reading, ReadingPlan } from "../reading.js";

/** Something of a track that can be read. */
export interface Readable {
  readonly track: string;
  /** What it is the same as: a picture that tracks share is never on both sides of a fold. */
  readonly content: string;
  block(): Promise<Block>;
}

/** What may be learned from, and how it is read: the same whenever the model is asked. */
export interface Learnable<R extends Reading> {
  readonly reading: R;
  /** In order of tracks and contents. */
  readonly readable: readonly Readable[];
  /** Where how they are read is learned from them, too: what learns it of some of them, as `reading` has it of all. The blocks are what is read then. */
  readonly fit?: Fit;
}

/** What is being learned. */
export interface Learning {
  readonly plan: ReadingPlan;
  readonly named: NamedLabels;
  /** Where the labels are from. */
  readonly source: string;
  readonly known: KnownTracks;
}

/** What is to be learned of tracks, as far as it bears on what may be read of them. */
export interface ToLearn {
  readonly source: string;
  readonly classes: readonly string[];
}

/** Whether there is something to read of a track from which that can be learned. */
export type Has = (track: string, learned: ToLearn) => boolean;

/** A way to read tracks, files and catalogues. */
export interface Reader<R extends Reading = Reading> {
  /** Tells of which tracks there is something to read, as far as that is known without reading it. */
  having(what: Reading["what"], looking: Looking): Promise<Has>;
  /** What there is to read of labelled tracks. What is missing is computed and kept; what cannot be read is told the log. Throws `no-labels` where there is nothing. */
  learn(learning: Learning, context: JobContext): Promise<Learnable<R>>;
  /** What a model reads of all tracks, one of each, and of how many it could read nothing. */
  all(
    reading: R,
    known: KnownTracks,
    context: JobContext,
  ): Promise<{ readonly readable: readonly Readable[]; readonly failed: number }>;
  /** What a model reads of a track that exists; throws `unknown-features`, and what tells why it cannot be read. */
  ofTrack(reading: R, services: Services, workspace: string, track: string): Promise<Block>;
  /** What a model reads of an upload, which is removed. Throws `unknown-upload`, `wrong-task` where it reads no files, and what tells why it cannot be read. */
  ofUpload(reading: R, services: Services, workspace: string, upload: Upload): Promise<Block>;
}
