import { createHash } from "node:crypto";
import { createRandom } from "@segue/kernels";
import { describe, expect, test } from "vitest";
import { type SimulatedEvent, simulateWorld, WORLD_VERSION } from "../../src/simulation/world.js";

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

const UNTIL = Date.UTC(2026, 5, 1, 9, 30);
const DAY = 86_400_000;
const world = simulateWorld({ seed: 1, until: UNTIL });
const { users, tracks, events, truth } = world;
const played = events.filter(({ kind }) => kind === "play");
const trackOf = new Map(tracks.map((track) => [track.id, track]));
const byListener = groupBy(events, ({ user }) => user);

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
const counts = (rows: readonly SimulatedEvent[], key: "user" | "track") =>
  [...groupBy(rows, (row) => row[key]).values()].map((group) => group.length);

/** 0: everybody has the same, 1: one has all. */
function gini(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const weighted = sorted.reduce((sum, each, i) => sum + (2 * (i + 1) - sorted.length - 1) * each, 0);
  return weighted / (sorted.length * sorted.reduce((a, b) => a + b, 0));
}

describe("the world", () => {
  // The demo, the documents' figures and the quality tests stand on this world. If you mean to change it, make it world-2.
  test("is frozen", () => {
    const digest = createHash("sha256").update(JSON.stringify({ users, tracks, events })).digest("hex");
    expect([WORLD_VERSION, digest]).toEqual(["world-1", "50a14eb40aac9fd51793f2e531979235c5f56c2b00f5a314c8ddb1cfdacbb697"]);
  });

  test("has the sizes asked for, the plays exactly", () => {
    expect([users.length, tracks.length, played.length]).toEqual([2000, 5000, 200_000]);
    expect(byListener.size).toBe(2000);
    for (const sizes of [
      { listeners: 1, tracks: 1, plays: 1 },
      { listeners: 3, tracks: 40, plays: 9000 },
      { listeners: 70, tracks: 20, plays: 50 },
    ]) {
      const small = simulateWorld({ seed: 5, until: UNTIL, ...sizes });
      const plays = small.events.filter(({ kind }) => kind === "play").length;
      expect({ listeners: small.users.length, tracks: small.tracks.length, plays }).toEqual(sizes);
    }
  });

  test("refuses sizes that are none", () => {
    for (const plays of [0, -1, 1.5, Number.NaN])
      expect(() => simulateWorld({ seed: 1, until: UNTIL, plays })).toThrow(/plays.*found/);
  });

  test("is another with another seed", () => {
    const small = (seed: number) => simulateWorld({ seed, until: UNTIL, listeners: 20, tracks: 50, plays: 200 });
    expect(small(1).events).toEqual(small(1).events);
    expect(small(1).events).not.toEqual(small(2).events);
  });

  test("says everywhere that it is simulated", () => {
    for (const { id } of users) expect(id).toMatch(/^sim-listener-\d{4}$/);
    for (const { id } of tracks) expect(id).toMatch(/^sim-track-\d{5}$/);
  });
});

describe("its tracks", () => {
  test("have names of their own, in every genre", () => {
    expect(new Set(tracks.map(({ artist, title }) => `${artist}\n${title}`)).size).toBe(5000);
    expect(new Set(tracks.map(({ genre }) => genre)).size).toBe(12);
    expect(new Set(tracks.map(({ artist }) => artist)).size).toBeGreaterThan(450);
    for (const { artist, title } of tracks) expect(artist + title).not.toMatch(/[{}]|undefined/);
  });

  test("of one artist are of one genre", () => {
    for (const own of groupBy(tracks, ({ artist }) => artist).values())
      expect(new Set(own.map(({ genre }) => genre)).size).toBe(1);
  });

  test("sound like something, and are older than the listening", () => {
    for (const { tempo, duration, year, mood } of tracks) {
      expect(tempo >= 40 && tempo <= 210 && duration >= 120 && duration <= 360).toBe(true);
      expect(year >= 1980 && year <= 2024).toBe(true);
      expect(Math.max(Math.abs(mood.valence), Math.abs(mood.arousal))).toBeLessThanOrEqual(1);
    }
  });

  test("are unequally popular, as are listeners unequally keen", () => {
    expect(gini(counts(played, "track"))).toBeGreaterThan(0.5);
    expect(gini(counts(played, "track"))).toBeLessThan(0.9);
    expect(gini(counts(played, "user"))).toBeGreaterThan(0.3);
  });
});

describe("its listening", () => {
  test("lies in the year before, in order", () => {
    expect(events.every(({ at }) => at > UNTIL - 367 * DAY && at <= UNTIL)).toBe(true);
    expect(events.every(({ at }, i) => i === 0 || at >= events[i - 1]!.at)).toBe(true);
    expect(events.at(-1)!.at).toBeGreaterThan(UNTIL - 1.5 * DAY);
  });

  test("of one listener never overlaps, and falls into sessions", () => {
    let sessions = 0;
    for (const own of byListener.values()) {
      let end = Number.NEGATIVE_INFINITY;
      for (const { kind, at, duration, track } of own) {
        if (kind === "love") {
          expect(at).toBeLessThan(end);
          continue;
        }
        expect(at).toBeGreaterThanOrEqual(end);
        if (at - end > 30 * 60_000) sessions++;
        expect(duration! > 0 && duration! <= trackOf.get(track)!.duration).toBe(true);
        end = at + 1000 * duration!;
      }
    }
    expect(200_000 / sessions).toBeGreaterThan(4);
    expect(200_000 / sessions).toBeLessThan(12);
  });

  test("comes back to what it knows", () => {
    const pairs = new Set(played.map(({ user, track }) => `${user} ${track}`)).size;
    expect(pairs / played.length).toBeGreaterThan(0.35);
    expect(pairs / played.length).toBeLessThan(0.75);
  });

  test("is calmer at night than in the morning", () => {
    const arousal = (from: number, to: number) =>
      mean(
        played
          .filter(({ at }) => at % DAY >= from * 3_600_000 && at % DAY < to * 3_600_000)
          .map(({ track }) => trackOf.get(track)!.mood.arousal),
      );
    expect(arousal(6, 12) - arousal(0, 6)).toBeGreaterThan(0.05);
  });
});

describe("its truth", () => {
  const affinities = (kind: SimulatedEvent["kind"]) =>
    events.filter((event) => event.kind === kind).map(({ user, track, at }) => truth.affinity(user, track, at));

  test("explains skips and loves", () => {
    const [plays, skips, loves] = [mean(affinities("play")), mean(affinities("skip")), mean(affinities("love"))];
    expect(plays - skips).toBeGreaterThan(0.2);
    expect(loves).toBeGreaterThan(plays);
    const share = (low: number, high: number) => {
      const within = events.filter((event) => {
        const affinity = truth.affinity(event.user, event.track, event.at);
        return event.kind !== "love" && affinity >= low && affinity < high;
      });
      return within.filter(({ kind }) => kind === "skip").length / within.length;
    };
    expect(share(0, 0.25)).toBeGreaterThan(3 * share(0.75, 1));
  });

  test("explains what is played against tracks at random", () => {
    const random = createRandom(1);
    const anything = played.map(({ user, at }) => truth.affinity(user, tracks[random.int(5000)]!.id, at));
    expect(mean(affinities("play")) - mean(anything)).toBeGreaterThan(0.3);
  });

  test("moves with the year", () => {
    const early = played.filter(({ at }) => at < UNTIL - 300 * DAY);
    const asOf = (time: number) => mean(early.map(({ user, track }) => truth.affinity(user, track, time)));
    expect(asOf(UNTIL - 365 * DAY) - asOf(UNTIL)).toBeGreaterThan(0.05);
  });

  test("makes friends of like-minded people", () => {
    const random = createRandom(1);
    const friends = users.flatMap(({ id, friends }) => friends.map((friend) => truth.likeness(id, friend)));
    const strangers = users.map(({ id }) => truth.likeness(id, users[random.int(2000)]!.id));
    expect(mean(friends) - mean(strangers)).toBeGreaterThan(0.15);
    expect(friends.length / 2000).toBeGreaterThan(4);
  });

  test("knows friendship as mutual, and nobody as his own friend", () => {
    const friendsOf = new Map(users.map(({ id, friends }) => [id, new Set(friends)]));
    for (const { id, friends } of users) {
      expect(friends).not.toContain(id);
      for (const friend of friends) expect(friendsOf.get(friend)!.has(id)).toBe(true);
    }
  });

  test("refuses who is unknown", () => {
    expect(() => truth.affinity("nobody", tracks[0]!.id)).toThrow(/no "nobody"/);
  });
});
