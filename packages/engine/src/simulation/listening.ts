import type { Random } from "@segue/kernels";
import type { Session } from "./sessions.js";
import { DIMENSIONS, liking, type Taste } from "./tastes.js";
import type { TrackWorld } from "./tracks.js";
import { pick } from "./weighted.js";

/** What happened, in rows. */
export interface ListeningEvent {
  readonly track: number;
  readonly kind: "play" | "skip" | "love";
  /** Milliseconds since 1970 UTC: the beginning, or the moment of the love. */
  readonly at: number;
  /** Seconds listened; not for a love. */
  readonly duration?: number;
}

/** How strongly taste decides what somebody looks for. */
const CHOOSINESS = 14;
/** How the next track comes about; otherwise the listener looks for something to his taste. */
const CHANCE = { again: 0.3, sameArtist: 0.15, inTheAir: 0.1 } as const;
/** Skips in a row at most; then he lets it play. */
const PATIENCE = 2;
/** The chance to skip what is not liked at all, and to love at a first hearing what is liked wholly. */
const SKIP = 0.7;
const LOVE = 0.04;

/**
 * One listener's events in order of time. A next track is one he has played before, another by the last artist, one that is in the air
 * (by fame alone), or one he looks for: by fame and taste, his taste moving from `before` to `after` as time goes from `from` to
 * `until`, and with some regard for the mood of the session. What he likes less he skips more.
 */
export function listen(
  world: TrackWorld,
  taste: Taste,
  sessions: readonly Session[],
  [from, until]: readonly [number, number],
  random: Random,
): ListeningEvent[] {
  const listener = createListener(world, taste, random);
  return sessions.flatMap((session) =>
    playSession(session, listener, Math.max(0, (session.start - from) / (until - from)), random),
  );
}

interface Listener {
  /** `late` is how far taste has moved, 0 … 1; `last` the track played before in this session. */
  next(late: number, arousal: number, last: number | undefined): number;
  liking(track: number, late: number): number;
  seconds(track: number): number;
  remember(track: number): void;
  /** Whether the track is loved now for the first time. */
  fallsFor(track: number, late: number): boolean;
}

function createListener(world: TrackWorld, { before, after }: Taste, random: Random): Listener {
  const [early, late] = [fits(world, before), fits(world, after)];
  const wanted = [wantedTotals(world, early), wantedTotals(world, late)] as const;
  const played: number[] = [];
  const loved = new Set<number>();
  const likes = (track: number, moved: number) => liking((1 - moved) * early[track]! + moved * late[track]!);

  return {
    liking: likes,
    seconds: (track) => world.tracks[track]!.duration,
    remember: (track) => void played.push(track),
    next(moved, arousal, last) {
      const dice = random.next();
      if (dice < CHANCE.again) return played.length > 0 ? anyOf(played, random) : pick(wanted[0], random);
      if (dice < CHANCE.again + CHANCE.sameArtist && last !== undefined) return anyOf(world.sameArtist[last]!, random);
      if (dice > 1 - CHANCE.inTheAir) return pick(world.inTheAir, random);
      const totals = wanted[random.next() < moved ? 1 : 0]!;
      const [one, other] = [pick(totals, random), pick(totals, random)];
      const misfit = (track: number) => Math.abs(world.tracks[track]!.mood.arousal - arousal);
      return misfit(one) <= misfit(other) ? one : other;
    },
    fallsFor(track, moved) {
      if (loved.has(track) || random.next() >= LOVE * likes(track, moved)) return false;
      loved.add(track);
      return true;
    },
  };
}

/** The product of each track's vector with a taste. */
function fits({ vectors, fame }: TrackWorld, taste: Float64Array): Float64Array {
  const products = new Float64Array(fame.length);
  for (let track = 0, at = 0; track < products.length; track++) {
    let sum = 0;
    for (let axis = 0; axis < DIMENSIONS; axis++) sum += vectors[at++]! * taste[axis]!;
    products[track] = sum;
  }
  return products;
}

/** Running totals of fame × e^(choosiness × fit), to draw from. */
function wantedTotals({ fame }: TrackWorld, fit: Float64Array): Float64Array {
  const totals = new Float64Array(fame.length);
  for (let track = 0, sum = 0; track < totals.length; track++) {
    sum += fame[track]! * Math.exp(CHOOSINESS * fit[track]!);
    totals[track] = sum;
  }
  return totals;
}

function playSession(session: Session, listener: Listener, late: number, random: Random): ListeningEvent[] {
  const events: ListeningEvent[] = [];
  let at = session.start;
  let last: number | undefined;
  let skips = 0;
  for (let plays = 0; plays < session.plays; ) {
    const track = listener.next(late, session.arousal, last);
    const skipped = skips < PATIENCE && random.next() < SKIP * (1 - listener.liking(track, late));
    const duration = secondsListened(listener.seconds(track), skipped, random);
    events.push({ track, kind: skipped ? "skip" : "play", at, duration });
    if (skipped) {
      skips++;
    } else {
      if (listener.fallsFor(track, late)) events.push({ track, kind: "love", at: at + 500 * duration });
      listener.remember(track);
      last = track;
      skips = 0;
      plays++;
    }
    at += 1000 * (duration + 1 + random.int(5));
  }
  return events;
}

/** Most are heard to the end, some for at least their half; a skip comes within half a minute. */
function secondsListened(length: number, skipped: boolean, random: Random): number {
  if (skipped) return 3 + random.int(27);
  return random.next() < 0.9 ? length : Math.ceil(length * (0.5 + random.next() / 2));
}

const anyOf = (rows: readonly number[], random: Random): number => rows[random.int(rows.length)]!;
