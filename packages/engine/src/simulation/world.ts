import { createRandom, type Random } from "@segue/kernels";
import { inventCircles, inventFriends } from "./friends.js";
import { type ListeningEvent, listen } from "./listening.js";
import { DAYS, planSessions } from "./sessions.js";
import { DIMENSIONS, dot, inventScenes, inventTaste, liking, type Taste } from "./tastes.js";
import { inventTracks, type SimulatedTrack, type TrackWorld } from "./tracks.js";

/** Names the rules of the world. They are frozen: the same options give the same world for ever; other rules get another name. */
export const WORLD_VERSION = "world-1";

export interface WorldOptions {
  readonly seed: number;
  /** No event is later; milliseconds since 1970 UTC. The world covers the 365 whole days (UTC) before. */
  readonly until: number;
  /** 2,000 unless given. */
  readonly listeners?: number;
  /** 5,000 unless given. */
  readonly tracks?: number;
  /** Events of kind play, exactly; skips and loves come on top. 200,000 unless given. */
  readonly plays?: number;
}

export interface SimulatedListener {
  /** `sim-listener-0001`. */
  readonly id: string;
  /** Ids, ascending; friendship is mutual. */
  readonly friends: readonly string[];
}

export interface SimulatedEvent {
  readonly user: string;
  readonly track: string;
  readonly kind: "play" | "skip" | "love";
  /** Milliseconds since 1970 UTC: the beginning, or the moment of the love. */
  readonly at: number;
  /** Seconds listened; not for a love. */
  readonly duration?: number;
}

/** What the listening came from, which no recommender may see. */
export interface Truth {
  /**
   * How much the listener likes the track, 0 … 1, about the chance that he does not skip it; at the time `at`, at the world's end
   * unless given. Unknown ids are a RangeError.
   */
  affinity(user: string, track: string, at?: number): number;
  /** How alike two listeners' tastes are at the world's end, −1 … 1 (cosine). */
  likeness(user: string, other: string): number;
}

/** A world of invented people, artists and listening; every id begins with `sim-`. */
export interface SimulatedWorld {
  readonly version: typeof WORLD_VERSION;
  readonly users: readonly SimulatedListener[];
  readonly tracks: readonly SimulatedTrack[];
  /** In order of time. */
  readonly events: readonly SimulatedEvent[];
  readonly truth: Truth;
}

const YEAR = 365.2425 * 86_400_000;

/**
 * Simulates a year of listening. Artists belong to scenes within genres, listeners to circles of friends who favour the same scenes;
 * fame is a power law; people listen in sessions, by habit and mood, come back to what they know, and change over the year.
 * The same options give the same world on every machine. Sizes that are not integers from 1 are a RangeError.
 */
export function simulateWorld({ seed, until, listeners = 2000, tracks = 5000, plays = 200_000 }: WorldOptions): SimulatedWorld {
  for (const [name, size] of Object.entries({ listeners, tracks, plays })) {
    if (!Number.isInteger(size) || size < 1)
      throw new RangeError(`A simulated world needs at least 1 of ${name}, an integer; found ${size}`);
  }
  const random = worldRandom(seed);
  const { scenes, trackWorld } = inventTrackWorld({ seed, until, tracks });
  const circles = inventCircles(listeners, random.fork("circles"));
  const tastes = inventTastes(scenes, circles, random.fork("tastes"));
  const ids = Array.from(circles.keys(), (row) => `sim-listener-${String(row + 1).padStart(4, "0")}`);
  const from = until - DAYS * 86_400_000;
  const portions = sharePlays(plays, listeners, random.fork("activity"));
  const events = tastes.flatMap((taste, row) => {
    const own = random.fork(`listener ${row}`);
    const sessions = planSessions(portions[row]!, until, own);
    return listen(trackWorld, taste, sessions, [from, until], own).map((event) => named(event, ids[row]!, trackWorld.tracks));
  });
  return {
    version: WORLD_VERSION,
    users: inventFriends(circles, random.fork("friends")).map((friends, row) => ({
      id: ids[row]!,
      friends: friends.map((f) => ids[f]!),
    })),
    tracks: trackWorld.tracks,
    events: events.sort((a, b) => a.at - b.at),
    truth: truthOf(ids, tastes, trackWorld.tracks, trackWorld.vectors, [from, until]),
  };
}

/** The world's tracks, and the scenes that their artists and listeners belong to. */
export function inventTrackWorld({ seed, until, tracks = 5000 }: Pick<WorldOptions, "seed" | "until" | "tracks">): {
  readonly scenes: readonly Float64Array[];
  readonly trackWorld: TrackWorld;
} {
  const random = worldRandom(seed);
  const scenes = inventScenes(random.fork("scenes"));
  return { scenes, trackWorld: inventTracks(tracks, scenes, 1968 + Math.floor(until / YEAR), random.fork("tracks")) };
}

const worldRandom = (seed: number): Random => createRandom(`${WORLD_VERSION} ${seed}`);

function inventTastes(scenes: readonly Float64Array[], circles: Int32Array, random: Random): Taste[] {
  const favourites = new Map<number, number[]>();
  return Array.from(circles, (circle) => {
    if (!favourites.has(circle))
      favourites.set(
        circle,
        Array.from({ length: 3 }, () => random.int(scenes.length)),
      );
    return inventTaste(scenes, favourites.get(circle)!, random);
  });
}

/** Deals `plays` to listeners: a few hear much, most little (log-normal); rounding the running total makes the sum exact. */
function sharePlays(plays: number, listeners: number, random: Random): number[] {
  const activity = Array.from({ length: listeners }, () => Math.exp(0.8 * random.normal()));
  const total = activity.reduce((sum, each) => sum + each, 0);
  let running = 0;
  let dealt = 0;
  return activity.map((each) => {
    running += each;
    const portion = Math.round((plays * running) / total) - dealt;
    dealt += portion;
    return portion;
  });
}

const named = ({ track, ...rest }: ListeningEvent, user: string, tracks: readonly SimulatedTrack[]): SimulatedEvent => ({
  user,
  track: tracks[track]!.id,
  ...rest,
});

function truthOf(
  users: readonly string[],
  tastes: readonly Taste[],
  tracks: readonly SimulatedTrack[],
  vectors: Float64Array,
  [from, until]: readonly [number, number],
): Truth {
  const tasteOf = lookUp(users, tastes);
  const vectorOf = lookUp(
    tracks.map((track) => track.id),
    tracks.map((_, row) => vectors.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS)),
  );
  return {
    affinity(user, track, at = until) {
      const { before, after } = tasteOf(user);
      const late = Math.max(0, Math.min(1, (at - from) / (until - from)));
      const vector = vectorOf(track);
      return liking((1 - late) * dot(before, vector) + late * dot(after, vector));
    },
    likeness: (user, other) => dot(tasteOf(user).after, tasteOf(other).after),
  };
}

function lookUp<V>(ids: readonly string[], values: readonly V[]): (id: string) => V {
  const rows = new Map(ids.map((id, row) => [id, row]));
  return (id) => {
    const row = rows.get(id);
    if (row === undefined) throw new RangeError(`The simulated world has no ${JSON.stringify(id)}`);
    return values[row]!;
  };
}
