import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marked, unmarked } from "../../src/sources/formula.js";

/** Texts among which those that spreadsheets take for formulas are common. */
const text = fc.string({ unit: fc.oneof(fc.constantFrom(..."'=+-@\t\r\n1e."), fc.string({ minLength: 1, maxLength: 1 })) });

describe("a cell that a spreadsheet would run", () => {
  it.each(["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "-", "+x", "=1"])(
    "%j is marked as a text",
    (cell) => {
      expect(marked(cell)).toBe(`'${cell}`);
      expect(unmarked(`'${cell}`)).toBe(cell);
    },
  );

  it.each(["-1", "+1", "-0.5", "1e-3", "-1E+5", "a=b", "Hell's Bells", "'Round Midnight", "", "x-1", " "])(
    "%j is none and stays as it is",
    (cell) => {
      expect(marked(cell)).toBe(cell);
      expect(unmarked(cell)).toBe(cell);
    },
  );

  it("is given back whatever it says, and never begins as a formula", () => {
    fc.assert(
      fc.property(text, (cell) => {
        expect(unmarked(marked(cell))).toBe(cell);
        if (!Number.isFinite(Number(cell))) expect(marked(cell)).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});
