import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Rounds, simulateRounds } from "../../src/simulation/rounds.js";

const [ordered, loose] = [true, false].map((inOrder) => simulateRounds({ seed: 1, inOrder }));
const nexts = ({ sessions }: Rounds) =>
  sessions.flatMap((session) => session.slice(1).map((track, i) => [session[i]!, track] as const));
const distances = (rounds: Rounds) => {
  const { place } = rounds.truth;
  return nexts(rounds).map(([track, next]) => (place(next) - place(track) + 40) % 40);
};
const share = (numbers: readonly number[], below: number) => numbers.filter((each) => each < below).length / numbers.length;

describe("rounds", () => {
  test("are frozen", () => {
    const digest = createHash("sha256")
      .update(JSON.stringify([ordered!.sessions, loose!.sessions]))
      .digest("hex");
    expect(digest).toBe("71142348fde1479c36fdbc799a193b478ec5e34055b849efde481a9647743e6f");
  });

  test("have the same tracks in the same sessions, in order or not", () => {
    const contents = ({ sessions }: Rounds) => sessions.map((session) => [...session].sort());
    expect(contents(ordered!)).toEqual(contents(loose!));
    expect(ordered!.sessions).not.toEqual(loose!.sessions);
  });

  test("stay in a scene, each of whose tracks is played as often as any other", () => {
    const { scene } = ordered!.truth;
    for (const session of ordered!.sessions) expect(new Set(session.map(scene)).size).toBe(1);
    const counts = new Map(ordered!.tracks.map((track) => [track, 0]));
    for (const track of ordered!.sessions.flat()) counts.set(track, counts.get(track)! + 1);
    // 50,000 plays of 400 tracks: 125 each, with a deviation of 11, and somewhat more as the scenes differ.
    expect(Math.min(...counts.values())).toBeGreaterThan(75);
    expect(Math.max(...counts.values())).toBeLessThan(190);
  });

  test("tell by their order what comes next, up to what can be known, and nothing without it", () => {
    for (const k of [1, 10]) expect(share(distances(ordered!), k)).toBeCloseTo(ordered!.truth.ceiling(k), 12);
    expect(ordered!.truth.ceiling(10)).toBeGreaterThan(0.8);
    expect(Math.abs(share(distances(loose!), 10) - loose!.truth.ceiling(10))).toBeLessThan(0.01);
    expect(loose!.truth.ceiling(10)).toBe(0.25);
  });

  test("refuse sizes that make no sense, and tracks of elsewhere", () => {
    expect(() => simulateRounds({ seed: 1, inOrder: true, scenes: 0 })).toThrow(/at least 1 of scenes/);
    expect(() => ordered!.truth.place("elsewhere")).toThrow(/no "elsewhere"/);
  });
});
