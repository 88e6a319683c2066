import { createRandom, type Random } from "@segue/kernels";

/** Names the rules of these sessions. They are frozen: the same options give the same sessions for ever; other rules get another name. */
export const ROUNDS_VERSION = "rounds-1";

export interface RoundsOptions {
  readonly seed: number;
  /** Whether sessions are played in the hidden order, or in any. */
  readonly inOrder: boolean;
  /** 5,000 unless given. */
  readonly sessions?: number;
  /** Each stands for itself: none has tracks of another. 10 unless given. */
  readonly scenes?: number;
  /** 40 unless given. */
  readonly tracksPerScene?: number;
}

/** Where a track stands, which no recommender may see. */
export interface RoundsTruth {
  scene(track: string): number;
  /** Its place in the round of its scene, from 0. Unknown ids are a RangeError. */
  place(track: string): number;
  /** How often the next track is among the `k` most likely, as one would guess who knows all this: after each track of a session but the last. */
  ceiling(k: number): number;
}

/** Anonymous sessions, the earliest first; every id begins with `sim-`. */
export interface Rounds {
  readonly version: typeof ROUNDS_VERSION;
  readonly tracks: readonly string[];
  readonly sessions: readonly (readonly string[])[];
  readonly truth: RoundsTruth;
}

const SHORTEST = 6;
const LONGEST = 14;

/**
 * Sessions that order tells all about, or nothing. A session draws its tracks from one scene, each track as likely as any other and independently of the rest. With `inOrder` it plays
 * them as they come in the hidden round of the scene's tracks, beginning anywhere; without, as they were drawn. The same tracks are in the same sessions either way: which tracks go
 * together tells the scene and no more, and all else that there is to know is in the order.
 */
export function simulateRounds({ seed, inOrder, sessions = 5000, scenes = 10, tracksPerScene = 40 }: RoundsOptions): Rounds {
  for (const [name, size] of Object.entries({ sessions, scenes, tracksPerScene })) {
    if (!Number.isInteger(size) || size < 1)
      throw new RangeError(`Simulated rounds need at least 1 of ${name}, an integer; found ${size}`);
  }
  const random = createRandom(`${ROUNDS_VERSION} ${seed}`);
  const names = inventNames(scenes * tracksPerScene, random.fork("names"));
  const drawn = Array.from({ length: sessions }, (_, s) => drawSession(scenes, tracksPerScene, random.fork(`session ${s}`)));
  const played = drawn.map((session) => (inOrder ? inRound(session, tracksPerScene) : session.places));
  return {
    version: ROUNDS_VERSION,
    tracks: [...names].sort(),
    sessions: played.map((places, s) => places.map((place) => names[drawn[s]!.scene * tracksPerScene + place]!)),
    truth: truthOf(names, played, tracksPerScene, inOrder),
  };
}

/** Ids in no order that would tell anything. */
const inventNames = (count: number, random: Random): string[] =>
  random.shuffle(Array.from({ length: count }, (_, n) => `sim-round-${String(n + 1).padStart(5, "0")}`));

interface Drawn {
  readonly scene: number;
  /** Places in the round, as they were drawn. */
  readonly places: readonly number[];
  readonly beginning: number;
}

function drawSession(scenes: number, tracksPerScene: number, random: Random): Drawn {
  const scene = random.int(scenes);
  const length = SHORTEST + random.int(LONGEST - SHORTEST + 1);
  return { scene, places: Array.from({ length }, () => random.int(tracksPerScene)), beginning: random.int(tracksPerScene) };
}

const inRound = ({ places, beginning }: Drawn, tracksPerScene: number): readonly number[] => {
  const from = (place: number) => (place - beginning + tracksPerScene) % tracksPerScene;
  return [...places].sort((a, b) => from(a) - from(b));
};

function truthOf(
  names: readonly string[],
  played: readonly (readonly number[])[],
  tracksPerScene: number,
  inOrder: boolean,
): RoundsTruth {
  const numbers = new Map(names.map((name, number) => [name, number]));
  const numberOf = (track: string) => {
    const number = numbers.get(track);
    if (number === undefined) throw new RangeError(`The simulated rounds have no ${JSON.stringify(track)}`);
    return number;
  };
  return {
    scene: (track) => Math.floor(numberOf(track) / tracksPerScene),
    place: (track) => numberOf(track) % tracksPerScene,
    ceiling: (k) => (inOrder ? ceilingInOrder(played, tracksPerScene, k) : Math.min(1, k / tracksPerScene)),
  };
}

/** The nearer a track comes after the last one, the likelier it is the next. */
function ceilingInOrder(played: readonly (readonly number[])[], tracksPerScene: number, k: number): number {
  let [found, asked] = [0, 0];
  for (const places of played) {
    for (let i = 1; i < places.length; i++) if ((places[i]! - places[i - 1]! + tracksPerScene) % tracksPerScene < k) found++;
    asked += places.length - 1;
  }
  return found / asked;
}
