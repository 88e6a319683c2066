import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreedClaim, type Claim } from "../../src/cleaning/claims.js";

const claim = (title: string | null, more: Partial<Claim> = {}): Claim => ({ rank: 1, title, artist: null, facts: {}, ...more });

describe("what claims agree on", () => {
  it("is what most say, and the smallest among equals", () => {
    expect(agreedClaim([claim("Bjork"), claim("Björk"), claim("Björk")]).title).toBe("Björk");
    expect(agreedClaim([claim("b"), claim("a")]).title).toBe("a");
    expect(agreedClaim([claim(null), claim("a", { artist: "x" })])).toEqual({ title: "a", artist: "x", facts: {} });
    expect(agreedClaim([])).toEqual({ title: null, artist: null, facts: {} });
  });

  it("takes the word of the highest rank, field by field", () => {
    const told = [
      claim("by hand", { rank: 2 }),
      claim("a", { artist: "x", facts: { year: 1999 } }),
      claim("a", { facts: { year: 1998, bpm: 120 } }),
    ];
    expect(agreedClaim(told)).toEqual({ title: "by hand", artist: "x", facts: { bpm: 120, year: 1998 } });
  });

  it("does not depend on who spoke last", () => {
    const aClaim = fc.record({
      rank: fc.nat(2),
      title: fc.option(fc.constantFrom("a", "b", "c")),
      artist: fc.option(fc.constantFrom("x", "y")),
      facts: fc.dictionary(fc.constantFrom("year", "bpm"), fc.constantFrom(1, 2, "1"), { noNullPrototype: true }),
    });
    fc.assert(
      fc.property(fc.array(aClaim, { maxLength: 6 }), (claims) => {
        expect(agreedClaim(claims.toReversed())).toEqual(agreedClaim(claims));
      }),
    );
  });
});
