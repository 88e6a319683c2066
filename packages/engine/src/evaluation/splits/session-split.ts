import { createHash } from "node:crypto";
import { type Dataset, subsetOf } from "../../dataset/dataset.js";
import { type Sessions, sessionsOf } from "../../dataset/sessions.js";
import { PART, positionsOf } from "./parts.js";
import type { JudgedPart } from "./split.js";

/**
 * A dataset divided so that recommenders are judged on the next track of sessions they have not seen: every proper beginning of a judged
 * session is a case, the track after it the one target, whether or not it was heard before.
 */
export interface SessionSplit {
  readonly judges: "next-track";
  /** How it was made, e.g. `sessions:0.8,0.1,0.1`. */
  readonly text: string;
  /** What models are trained on whose parameters are chosen on validation; it has all users and tracks of the whole. */
  readonly train: Dataset;
  /** What models are trained on that are judged by test: all that is before it, validation too. */
  readonly beforeTest: Dataset;
  /** All sessions of the whole. */
  readonly sessions: Sessions;
  /** The judged sessions of each part, ascending: those with a next track. */
  readonly validation: Uint32Array;
  readonly test: Uint32Array;
}

/** The split in which the event at position `p` belongs to `parts[p]`, the plays of a session all to the same part. */
export function splitBySessions(dataset: Dataset, parts: Uint8Array, text: string): SessionSplit {
  const digest = createHash("sha256").update(parts).digest("hex");
  const sessions = sessionsOf(dataset.events, dataset.users.size);
  const { indptr, plays } = sessions;
  const judged = (part: number) =>
    Uint32Array.from({ length: sessions.count }, (_, session) => session).filter(
      (session) => indptr[session + 1]! - indptr[session]! > 1 && parts[plays[indptr[session]!]!] === part,
    );
  const subset = (label: string, of: readonly number[]) =>
    subsetOf(dataset, positionsOf(parts, of), `split ${text} ${label} ${digest}`);
  return {
    judges: "next-track",
    text,
    train: subset("train", [PART.train]),
    beforeTest: subset("before test", [PART.train, PART.validation]),
    sessions,
    validation: judged(PART.validation),
    test: judged(PART.test),
  };
}

/** What a model is trained on that is judged by `part`. */
export const trainingFor = (split: { readonly train: Dataset; readonly beforeTest?: Dataset }, part: JudgedPart): Dataset =>
  part === "test" ? (split.beforeTest ?? split.train) : split.train;
