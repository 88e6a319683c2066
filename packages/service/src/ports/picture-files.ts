import type { Feature } from "@segue/engine";

/** Reads pictures of whatever origin, each in a process that can be stopped and is bounded. */
export interface PictureFiles {
  /** What a picture shows. Rejects with a {@link PictureFileError} that says what is wrong with it, whatever it is: nothing that a picture holds ends the service. */
  read(bytes: Uint8Array, wish: PictureWish): Promise<PictureFile>;
  /** Ends what reads. */
  close(): Promise<void>;
}

export interface PictureWish {
  /** Names of sets of features. Without any the picture is not decoded: only how it is stored is read. */
  readonly features: readonly string[];
}

export interface PictureFile {
  /** As it is found out from the content: `jpeg`, `png`, `webp`. */
  readonly format: string;
  /** In dots. */
  readonly width: number;
  readonly height: number;
  /** By name of the set. */
  readonly features: Readonly<Record<string, Feature>>;
}

/**
 * Why a picture was not read. `unknown`: it is no picture that is known here; `damaged`: it is broken, or cut off; `too-large`: it claims more dots than are looked at, and was not decoded; `slow`,
 * `memory`: reading it went beyond a limit; `died`: what read it has ended.
 */
export type PictureFailure = "unknown" | "damaged" | "too-large" | "slow" | "memory" | "died";

export class PictureFileError extends Error {
  readonly failure: PictureFailure;
  constructor(failure: PictureFailure, sentence: string) {
    super(sentence);
    this.failure = failure;
  }
}
