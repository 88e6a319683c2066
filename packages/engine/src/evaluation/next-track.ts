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
  const listeners = Int32Array.from(new Set(Array.from(judged, (session) => user[session]!)));
  const length = (session: number) => indptr[session + 1]! - indptr[session]!;
  return {
    training: trainingFor(split, part),
    listeners,
    count: judged.reduce((sum, session) => sum + length(session) - 1, 0),
    *each() {
      let [listener, own] = [0, 0];
      for (const session of judged) {
        while (listeners[listener] !== user[session]) listener++;
        // A listener's sessions lie together: the first of them begins the history.
        while (user[own] !== user[session]) own++;
        const first = indptr[own]!;
        const begin = indptr[session]!;
        for (let next = begin + 1; next < indptr[session + 1]!; next++) {
          const sequence = tracks.subarray(first, next);
          const query = { history: weightsOf(sequence), sequence, session: tracks.subarray(begin, next) };
          yield { listener, query, excluded: [], targets: tracks.subarray(next, next + 1) };
        }
      }
    },
  };
}

function nothingToPredict({ text }: SessionSplit, part: JudgedPart): EvaluationError {
  const other = part === "test" ? "a larger share for test" : "a share for validation above 0";
  return new EvaluationError(
    `The split has no session with a next track in its ${part} part`,
    text,
    `Ask for ${other}, or import more listening data with times or in order of play.`,
  );
}
