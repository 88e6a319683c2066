import { describe, expect, it } from "vitest";
import { peekIn, peekText } from "../src/app/peek.js";

describe("what is looked at beside a page", () => {
  it("is written into the address and read from it, whatever an id is made of", () => {
    for (const peek of [
      { kind: "track", id: "spotify:track:1" },
      { kind: "listener", id: "ann & bob" },
      { kind: "model", id: "als@2" },
    ] as const)
      expect(peekIn(peekText(peek))).toEqual(peek);
  });

  it("is nothing where the address says something else", () => {
    for (const text of [undefined, "", "track", "track:", "job:1", 7]) expect(peekIn(text)).toBeUndefined();
  });
});
