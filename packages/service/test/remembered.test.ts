import { describe, expect, it } from "vitest";
import { createRemembered } from "../src/remembered.js";

const place = (workspace: string, state = "1") => ({ workspace, state });

describe("what is remembered", () => {
  it("holds for one state of a workspace's data, and one workspace", () => {
    const remembered = createRemembered<string>(1e6);
    remembered.set(place("one"), "a", "A", 10);
    remembered.set(place("two"), "a", "B", 10);
    expect(remembered.get(place("one"), "a")).toBe("A");
    expect(remembered.get(place("one", "2"), "a")).toBeUndefined();
    expect(remembered.get(place("one"), "a")).toBeUndefined();
    expect(remembered.bytes("one")).toBe(0);
    expect(remembered.get(place("two"), "a")).toBe("B");
    remembered.settle(place("two", "2"));
    expect(remembered.workspaces()).toEqual([]);
  });

  it("stays within its bounds: what was not used for long goes first", () => {
    const remembered = createRemembered<number>(10_000);
    for (let i = 0; i < 100; i++) {
      remembered.set(place("one"), `${i}`, i, 800);
      remembered.get(place("one"), "0");
    }
    const left = Array.from({ length: 100 }, (_, i) => i).filter((i) => remembered.get(place("one"), `${i}`) === i);
    // What is used all the time, and at least half of what there is room for of the newest.
    expect(left[0]).toBe(0);
    expect(left.slice(-4)).toEqual([96, 97, 98, 99]);
    expect(left.slice(1)).toEqual(Array.from({ length: left.length - 1 }, (_, i) => 101 - left.length + i));
    expect(left.length).toBeLessThanOrEqual(9);
    expect(remembered.bytes("one")).toBeLessThanOrEqual(10_000);
  });

  it("counts an entry once that is set again, and no entry that is larger than all that may be", () => {
    const remembered = createRemembered<number>(10_000);
    for (let i = 0; i < 50; i++) remembered.set(place("one"), "same", i, 5000);
    expect(remembered.get(place("one"), "same")).toBe(49);
    expect(remembered.bytes("one")).toBeLessThan(6000);
    remembered.set(place("one"), "huge", 1, 20_000);
    expect(remembered.get(place("one"), "huge")).toBeUndefined();
    expect(remembered.bytes("one")).toBeGreaterThanOrEqual(0);
  });
});
