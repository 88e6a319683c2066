import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { howOften, type Sessions, successorsOf } from "../src/index.js";

/** Sessions of one listener, each the tracks that were played in it. */
function sessions(of: readonly (readonly number[])[]): Sessions {
  const indptr = [0];
  for (const each of of) indptr.push(indptr.at(-1)! + each.length);
  const tracks = Int32Array.from(of.flat());
  return {
    count: of.length,
    user: new Int32Array(of.length),
    indptr: Uint32Array.from(indptr),
    plays: Uint32Array.from(tracks.keys()),
    tracks,
  };
}

describe("what often comes after a track", () => {
  it("is counted by sessions, once in each, however often it is played there", () => {
    const found = successorsOf(sessions([[0, 1, 0, 1], [0, 2, 1], [1, 0], [0, 1, 1], [3]]), 4);
    expect(howOften(found, 0, 1)).toEqual({ sessions: 3, of: 4 });
    // Twice is too few, and a track does not come after itself.
    expect(howOften(found, 0, 2)).toBeUndefined();
    expect(howOften(found, 0, 0)).toBeUndefined();
    expect(howOften(found, 3, 0)).toBeUndefined();
  });

  it("is not what is seldom, or far behind", () => {
    const seldom = [...Array.from({ length: 3 }, () => [0, 1]), ...Array.from({ length: 28 }, () => [0, 2])];
    expect(howOften(successorsOf(sessions(seldom), 3), 0, 1)).toBeUndefined();
    expect(howOften(successorsOf(sessions(seldom.slice(0, 30)), 3), 0, 1)).toEqual({ sessions: 3, of: 30 });
    const between = [3, 4, 5, 6, 7, 8, 9, 10, 11];
    const [near, far] = [
      [0, ...between, 1],
      [0, ...between, 2, 1],
    ].map((each) => successorsOf(sessions([each, each, each]), 12));
    expect(howOften(near!, 0, 1)).toEqual({ sessions: 3, of: 3 });
    expect(howOften(far!, 0, 1)).toBeUndefined();
  });

  it("is what a look at every pair of plays finds", () => {
    const world = fc.array(fc.array(fc.nat(5), { minLength: 1, maxLength: 24 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(world, (of) => {
        const found = successorsOf(sessions(of), 6);
        for (let before = 0; before < 6; before++)
          for (let after = 0; after < 6; after++) expect(howOften(found, before, after)).toEqual(slowly(of, before, after));
      }),
    );
  });
});

function slowly(of: readonly (readonly number[])[], before: number, after: number) {
  const withBefore = of.filter((tracks) => tracks.includes(before));
  const follows = (tracks: readonly number[]) =>
    tracks.some((track, p) => track === before && tracks.slice(p + 1, p + 11).includes(after));
  const many = withBefore.filter(follows).length;
  return before !== after && many >= 3 && many / withBefore.length >= 0.1 ? { sessions: many, of: withBefore.length } : undefined;
}
