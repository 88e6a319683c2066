import type { SoundFailure, SoundFile, SoundWish } from "../../ports/sound-files.js";

/** What the process that reads is asked. One at a time. */
export interface Question {
  readonly path: string;
  readonly wish: SoundWish;
}

/** What it says. */
export type Reply =
  | { readonly is: "read"; readonly file: SoundFile }
  | { readonly is: "error"; readonly failure: SoundFailure; readonly sentence: string };
