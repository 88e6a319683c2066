import type { Random } from "@segue/kernels";
import type { Query } from "../algorithms/algorithm.js";
import { weightsOf } from "../dataset/sequences.js";
import { EvaluationError } from "./error.js";
import type { Cases } from "./judged-case.js";
import { trainingFor } from "./splits/session-split.js";
import type { JudgedPart, SessionSplit } from "./splits/split.js";

/**
 * A case for every proper beginning of each judged session; the target is the track that comes next, be it one that was heard before
 * (sessions revealed track by track, as in Ludewig & Jannach, "Evaluation of session-based recommendation algorithms", UMUAI 28, 2018). The
 * query knows what the listener played in earlier sessions, as a service would at that moment.
 */
export function nextTrackCases(split: SessionSplit, part: JudgedPart): Cases {
  const judged = split[part];
  const { user, indptr, tracks } = split.sessions;
  if (judged.length === 0) throw nothingToPredict(split, part);
  const length = (session: number) => indptr[session + 1]! - indptr[session]!;
  const listeners = Int32Array.from(new Set(Array.from(judged, (session) => user[session]!)));
  const firsts = firstSessions(user, listeners);
  const own = judgedOf(judged, user, listeners);
  return {
    training: trainingFor(split, part),
    listeners,
    count: judged.reduce((sum, session) => sum + length(session) - 1, 0),
    *each(some) {
      for (const listener of some ?? listeners.keys()) {
        // A listener's sessions lie together: the first of them begins the history.
        const first = indptr[firsts[listener]!]!;
        for (const session of own[listener]!) {
          const begin = indptr[session]!;
          for (let next = begin + 1; next < indptr[session + 1]!; next++)
            yield {
              listener,
              query: queryAt(tracks, { first, begin, next }),
              excluded: [],
              targets: tracks.subarray(next, next + 1),
            };
        }
      }
    },
  };
}

/** What is asked before the track at `next`, in a session from `begin` on, of a listener whose plays begin at `first`. */
function queryAt(tracks: Int32Array, { first, begin, next }: { first: number; begin: number; next: number }): Query {
  const sequence = tracks.subarray(first, next);
  return { history: weightsOf(sequence), sequence, session: tracks.subarray(begin, next) };
}

/** At most `most` of the cases of a part, drawn at random, in order; `next` is the right answer. */
export function drawCases(split: SessionSplit, part: JudgedPart, most: number, random: Random): { query: Query; next: number }[] {
  const { user, indptr, tracks } = split.sessions;
  const asked = Array.from(split[part]).flatMap((session) => {
    const begin = indptr[session]!;
    return Array.from({ length: indptr[session + 1]! - begin - 1 }, (_, i) => ({ session, begin, next: begin + i + 1 }));
  });
  const drawn = random.shuffle(Uint32Array.from(asked.keys())).subarray(0, most).sort();
  const listeners = Int32Array.from(new Set(Array.from(drawn, (at) => user[asked[at]!.session]!)));
  const firsts = firstSessions(user, listeners);
  const firstOf = new Map(Array.from(listeners, (listener, l) => [listener, indptr[firsts[l]!]!]));
  return Array.from(drawn, (at) => {
    const { session, begin, next } = asked[at]!;
    return { query: queryAt(tracks, { first: firstOf.get(user[session]!)!, begin, next }), next: tracks[next]! };
  });
}

/** The first of all sessions of each listener; both lists ascend by listener. */
function firstSessions(user: Int32Array, listeners: Int32Array): Uint32Array {
  let session = 0;
  return Uint32Array.from(listeners, (listener) => {
    while (user[session] !== listener) session++;
    return session;
  });
}

/** The judged sessions of each listener. */
function judgedOf(judged: Uint32Array, user: Int32Array, listeners: Int32Array): Uint32Array[] {
  let from = 0;
  return Array.from(listeners, (listener) => {
    let to = from;
    while (to < judged.length && user[judged[to]!] === listener) to++;
    const own = judged.subarray(from, to);
    from = to;
    return own;
  });
}

function nothingToPredict({ text }: SessionSplit, part: JudgedPart): EvaluationError {
  const other = part === "test" ? "a larger share for test" : "a share for validation above 0";
  return new EvaluationError(
    `The split has no session with a next track in its ${part} part`,
    text,
    `Ask for ${other}, or import more listening data with times or in order of play.`,
  );
}
