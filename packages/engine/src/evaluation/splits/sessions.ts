import type { Dataset } from "../../dataset/dataset.js";
import { type Sessions, sessionsInTime, sessionsOf } from "../../dataset/sessions.js";
import { EvaluationError } from "../error.js";
import { PART } from "./parts.js";
import type { SplitMethod } from "./split.js";

/**
 * Whole sessions by when they began: the earliest train, the latest are test, those between them validation. Of a session in validation or
 * test every next track is to be predicted from what came before it. Events that are in no session (loves, ratings, skips) train where
 * they are earlier than all that is to be predicted; where nobody can tell, only those of listeners of whom nothing is.
 */
export const sessions: SplitMethod = {
  name: "sessions",
  summary: "The latest sessions, each next track predicted from those before it in the session; for models that read the order.",
  judges: "next-track",
  parameters: [
    { name: "train", description: "Share of the sessions to train on, the earliest.", default: 0.9 },
    {
      name: "validation",
      description: "Share to choose parameters on; trained on too where the test part is judged.",
      default: 0,
    },
    {
      name: "test",
      description: "Share to report figures on, the latest; what is left unless given.",
      default: ([train, validation]) => rounded(1 - train! - validation!),
    },
  ],
  problem([train, validation, test]) {
    if (!(train! > 0 && validation! >= 0 && test! > 0))
      return "the shares of train and test must be above 0, that of validation at least 0";
    if (Math.abs(train! + validation! + test! - 1) > 1e-6) return "the three shares must add up to 1";
    return undefined;
  },
  divide(dataset, [, validation, test]) {
    const found = sessionsOf(dataset.events, dataset.users.size);
    const order = sessionsInTime(found, dataset.events);
    const ends = order.length - countOf(test!, order.length);
    const begins = ends - countOf(validation!, order.length);
    if (begins < 1 || ends === order.length) throw tooFew(order.length);
    const partOf = new Uint8Array(found.count).fill(PART.train);
    order.subarray(begins).forEach((session, i) => {
      partOf[session] = i < ends - begins ? PART.validation : PART.test;
    });
    const parts = partsOfRest(dataset, found, partOf, [order[begins]!, order[ends]!]);
    for (let session = 0; session < found.count; session++) for (const p of playsOf(found, session)) parts[p] = partOf[session]!;
    return parts;
  },
};

/** Without the dust of binary fractions. */
const rounded = (share: number) => Math.round(share * 1e9) / 1e9;

/** Rounded down, as a share of 0.1 of 30 is 3. */
const countOf = (share: number, total: number) => Math.floor(share * total + 1e-6);

const playsOf = ({ indptr, plays }: Sessions, session: number) => plays.subarray(indptr[session], indptr[session + 1]);

/** Of events outside of sessions: by time, the first sessions of the later parts being the borders. */
function partsOfRest(
  { events, users }: Dataset,
  sessions: Sessions,
  partOf: Uint8Array,
  [firstLater, firstTest]: readonly [number, number],
): Uint8Array {
  const predicted = new Uint8Array(users.size);
  sessions.user.forEach((user, session) => {
    if (partOf[session] !== PART.train) predicted[user] = 1;
  });
  const begin = (session: number) => events.at[playsOf(sessions, session)[0]!]!;
  return Uint8Array.from({ length: events.length }, (_, p) => {
    const at = events.at[p]!;
    if (Number.isNaN(at)) return predicted[events.user[p]!] === 1 ? PART.aside : PART.train;
    if (at < begin(firstLater)) return PART.train;
    return at < begin(firstTest) ? PART.validation : PART.aside;
  });
}

function tooFew(sessions: number): EvaluationError {
  return new EvaluationError(
    sessions === 0
      ? "A split by sessions needs plays with times, or sessions in order of play"
      : "There are too few sessions to divide",
    `${sessions} sessions`,
    "Import listening data with a time column or sessions (one a line), or split by random:0.8,0.1,0.1 instead.",
  );
}
