import { createHash } from "node:crypto";
import { type Dataset, subsetOf } from "../../dataset/dataset.js";
import { sessionsOf } from "../../dataset/sessions.js";
import { PART, positionsOf } from "./parts.js";
import type { JudgedPart, SessionSplit } from "./split.js";

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
