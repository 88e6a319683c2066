import type { Trial } from "./highest-rate.js";
import type { Listening } from "./listening.js";
import { openLoop } from "./open-loop.js";
import { percentile } from "./percentile.js";
import { quietHeap } from "./quiet-heap.js";
import { createRequests, type Requests } from "./requests.js";

/** Of so many requests one comes right after an event of its listener. */
export const EVENT_EVERY = 10;
/** Milliseconds within which 99 of 100 requests must be answered. */
export const LIMIT = 10;
/** Seconds of a measurement. */
const WINDOW = 6;

/** What a measurement at one rate gave: milliseconds of each request. */
export interface Measured extends Trial {
  readonly recommendations: readonly number[];
  readonly afterEvents: readonly number[];
  readonly events: readonly number[];
}

export interface Asker {
  readonly requests: Requests;
  at(rate: number): Promise<Measured>;
}

/** Asks for one listener after the other, going on where the measurement before left off. */
export function createAsker(url: string, { heard, tracks }: Listening, { check = true } = {}): Asker {
  const requests = createRequests(url);
  let next = 0;
  const at = async (rate: number) => {
    const taken = { recommendations: [] as number[], afterEvents: [] as number[], events: [] as number[] };
    const first = next;
    quietHeap();
    await openLoop({ rate, seconds: WINDOW }, async (index, due) => {
      const listener = (first + index) % heard.length;
      const path = `/v1/users/u${listener}/recommendations`;
      if (index % EVENT_EVERY !== 0) {
        await requests.send(path);
        taken.recommendations.push(performance.now() - due);
        return;
      }
      const track = newTrack(heard[listener], tracks, first + index);
      await requests.send("/v1/events", JSON.stringify({ events: [{ user: `u${listener}`, track: `t${track}` }] }));
      const told = performance.now();
      taken.events.push(told - due);
      const answer = await requests.send(path);
      taken.afterEvents.push(performance.now() - told);
      heard[listener].add(track);
      if (check) refuseStale(answer, heard[listener].size, listener);
    });
    next += Math.round(rate * WINDOW);
    const all = [...taken.recommendations, ...taken.afterEvents];
    return { rate, ...taken, borne: percentile(all, 0.99) <= LIMIT };
  };
  return { requests, at };
}

/** A track that the listener has not heard. */
function newTrack(heard: ReadonlySet<number>, tracks: number, from: number): number {
  for (let track = (from * 7919) % tracks; ; track = (track + 1) % tracks) if (!heard.has(track)) return track;
}

/** The answer left out every track that the listener heard, that of the event included. */
function refuseStale(answer: string, heard: number, listener: number): void {
  const { rules } = JSON.parse(answer) as { rules: { rule: string; removed: number }[] };
  const removed = rules.find(({ rule }) => rule === "exclude-heard")?.removed;
  if (removed !== heard) throw new Error(`the answer for u${listener} knows ${removed} of ${heard} tracks`);
}
