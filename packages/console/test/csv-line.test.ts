import { marked } from "@segue/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "../src/tables/csv-line.js";

describe("a line of a table in a file", () => {
  it("marks what a spreadsheet would run as every other table of Segue does", () => {
    const texts = fc.oneof(fc.string(), fc.constantFrom("=1+1", "-1", "'=x", "+49 30", "@me", "-1e5", "\t", "1"));
    fc.assert(
      fc.property(texts, (text) => {
        const quoted = /[",\n\r]/.test(marked(text)) ? `"${marked(text).replaceAll('"', '""')}"` : marked(text);
        expect(csvLine([text])).toBe(`${quoted}\n`);
      }),
    );
    expect(csvLine(["a", null, 1.5])).toBe("a,,1.5\n");
  });
});
