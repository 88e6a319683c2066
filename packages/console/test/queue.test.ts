import { describe, expect, it } from "vitest";
import { EMPTY, playing, type Queue, reordered, stepped, withMore, without } from "../src/player/queue.js";

const track = (id: string) => ({ id, title: id, artist: "" });
const queue = (ids: string, at: number): Queue => ({ tracks: [...ids].map(track), at });
const told = ({ tracks, at }: Queue) => `${tracks.map(({ id }) => id).join("")} ${at}`;

describe("a queue", () => {
  it("takes tracks behind the one that plays, or at the end", () => {
    expect(told(withMore(queue("abc", 0), [track("x"), track("y")], "next"))).toBe("axybc 0");
    expect(told(withMore(queue("abc", 2), [track("x")], "last"))).toBe("abcx 2");
    expect(told(withMore(EMPTY, [track("x")], "next"))).toBe("x 0");
  });

  it("keeps playing the same track whatever is moved or taken out", () => {
    for (let at = 0; at < 5; at++) {
      const before = queue("abcde", at);
      for (let from = 0; from < 5; from++) {
        for (let to = 0; to < 5; to++) {
          const after = reordered(before, from, to);
          expect(after.tracks[after.at], `${at} ${from} ${to}`).toBe(before.tracks[at]);
          expect(after.tracks[to]).toBe(before.tracks[from]);
        }
        const left = without(before, from);
        if (from !== at) expect(left.tracks[left.at]).toBe(before.tracks[at]);
      }
    }
  });

  it("goes on to the next where the one that plays is taken out, and ends empty", () => {
    expect(told(without(queue("abc", 1), 1))).toBe("ac 1");
    expect(told(without(queue("abc", 2), 2))).toBe("ab 1");
    expect(without(queue("a", 0), 0)).toEqual(EMPTY);
    expect(playing([])).toEqual(EMPTY);
  });

  it("ends on both sides", () => {
    expect(told(stepped(queue("ab", 0), 1)!)).toBe("ab 1");
    expect(stepped(queue("ab", 1), 1)).toBeUndefined();
    expect(stepped(queue("ab", 0), -1)).toBeUndefined();
    expect(reordered(queue("ab", 0), 0, 2)).toEqual(queue("ab", 0));
  });
});
