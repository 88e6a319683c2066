import fc from "fast-check";
import { emptyCatalogue } from "../../src/dataset/catalogue.js";
import { createDataset, type Dataset } from "../../src/dataset/dataset.js";
import { type EventKind, emptyEvents, kindCode } from "../../src/dataset/events.js";

export interface Heard {
  readonly user: string;
  readonly track: string;
  readonly kind?: EventKind;
  readonly at?: number;
}

/** A dataset of these events, with all tracks of `tracks` in its catalogue. */
export function datasetOf(heard: readonly Heard[], tracks: readonly string[] = []): Dataset {
  const users = [...new Set(heard.map((each) => each.user))];
  const all = [...new Set([...tracks, ...heard.map((each) => each.track)])];
  const userRow = new Map(users.map((id, row) => [id, row]));
  const trackRow = new Map(all.map((id, row) => [id, row]));
  const events = emptyEvents(heard.length);
  heard.forEach(({ user, track, kind = "play", at = Number.NaN }, p) => {
    events.user[p] = userRow.get(user)!;
    events.track[p] = trackRow.get(track)!;
    events.kind[p] = kindCode(kind);
    events.value[p] = 1;
    events.at[p] = at;
  });
  return createDataset({ users, tracks: all, events, catalogue: emptyCatalogue(all.length) });
}

/** Small datasets of any shape: single tracks, repeats, skips, equal times. */
export const anyDataset = ({ timed }: { timed: boolean }): fc.Arbitrary<Dataset> =>
  fc
    .array(
      fc.record({
        user: fc.integer({ min: 0, max: 5 }).map((n) => `u${n}`),
        track: fc.integer({ min: 0, max: 9 }).map((n) => `t${n}`),
        kind: fc.constantFrom<EventKind>("play", "play", "play", "skip", "love"),
        at: timed ? fc.integer({ min: 0, max: 30 }) : fc.constantFrom(Number.NaN, 1, 2),
      }),
      { maxLength: 60 },
    )
    .map((heard) => datasetOf(heard));
