import type { EventColumns } from "./events.js";

/** Compares two events by when they happened: those of unknown time first, in the order in which they are known to have been played. */
export function inOrderOfPlay({ at, order }: EventColumns, p: number, q: number): number {
  return ascending(at[p]!, at[q]!) || (order === undefined ? 0 : ascending(order[p]!, order[q]!));
}

/** Whether it is known when, or after which others, the event happened. */
export const hasPlace = ({ at, order }: EventColumns, p: number): boolean =>
  !Number.isNaN(at[p]!) || (order !== undefined && !Number.isNaN(order[p]!));

/** The events with their order counted from 1, so that the same order has the same numbers; of events with a time it is dropped. */
export function withDenseOrder({ order, ...events }: EventColumns): EventColumns {
  if (order === undefined) return events;
  const told = Uint32Array.from({ length: events.length }, (_, p) => p).filter(
    (p) => Number.isNaN(events.at[p]!) && !Number.isNaN(order[p]!),
  );
  if (told.length === 0) return events;
  const dense = new Float64Array(events.length).fill(Number.NaN);
  let place = 0;
  told.sort((p, q) => order[p]! - order[q]!);
  told.forEach((p, i) => {
    if (i === 0 || order[p] !== order[told[i - 1]!]) place++;
    dense[p] = place;
  });
  return { ...events, order: dense };
}

/** The order of two numbers, NaN before all others. */
function ascending(a: number, b: number): number {
  if (a < b || (Number.isNaN(a) && !Number.isNaN(b))) return -1;
  return a > b || (Number.isNaN(b) && !Number.isNaN(a)) ? 1 : 0;
}
