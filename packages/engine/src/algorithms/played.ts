import type { Query } from "./algorithm.js";

/**
 * What a model of sessions is asked about, the newest last: the session that goes on; where none is known, the sequence; where no order
 * is known at all, the tracks of the history, those that count most last.
 */
export function playedOf({ session, sequence, history }: Query): Int32Array {
  if (session !== undefined && session.length > 0) return session;
  if (sequence !== undefined && sequence.length > 0) return sequence;
  const { indices, values } = history;
  const order = Int32Array.from(indices.keys()).sort((p, q) => values[p]! - values[q]! || p - q);
  return order.map((p) => indices[p]!);
}
