import type { PictureFailure, PictureFile, PictureWish } from "../../ports/picture-files.js";

/** What the process that reads is asked. One at a time. */
export interface Question {
  readonly bytes: Uint8Array;
  readonly wish: PictureWish;
}

/** What it says. */
export type Reply =
  | { readonly is: "read"; readonly picture: PictureFile }
  | { readonly is: "error"; readonly failure: PictureFailure; readonly sentence: string };
