import { Writable } from "node:stream";
import fc from "fast-check";
import { pino } from "pino";
import pretty from "pino-pretty";
import { describe, expect, it } from "vitest";
import { visible, visibleJson, visibleLines, visibleWhenShown } from "../src/visible.js";

/** Escape sequences in both spellings, a forged line, a text that runs backwards, separators that end lines, and ordinary words. */
const HOSTILE = "a\u001b[31mb\u009b2Jc\r\nINFO: forged\u202edlrow\u2066\u2028\u200f\u0007\0\u007f\ufeff é 東京 🎵 \\u001b";
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const STEERS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/;
const unit = fc.constantFrom(...HOSTILE, "\\", '"', "u", "0", "n");

/** What a logger writes for a record of `text`, with the two ways in which the service writes. */
function logged(shown: boolean, text: string): string {
  let written = "";
  const end = new Writable({
    write(chunk: Buffer, _, done) {
      written += chunk;
      done();
    },
  });
  const destination = shown ? pretty({ destination: end, sync: true, colorize: false }) : end;
  const log = pino({ base: null, hooks: { streamWrite: shown ? visibleWhenShown : visibleJson } }, destination);
  log.error({ err: new Error(text), text }, "a request failed");
  return written;
}

describe("what strangers say", () => {
  it("steers no terminal", () => {
    expect(visible("a\u001b[31m\n\u202e")).toBe("a\\u001b[31m\\u000a\\u202e");
    expect(visible("Röyksopp – 東京 🎵 'n' \"x\"")).toBe("Röyksopp – 東京 🎵 'n' \"x\"");
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(visible(text)).not.toMatch(STEERS);
        expect(visible(text)).not.toContain("\n");
        expect(visibleLines(text)).not.toMatch(STEERS);
        expect(visibleLines(text).split("\n")).toHaveLength(text.split("\n").length);
      }),
    );
  });

  it("is the same in JSON, in characters that can be seen", () => {
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const json = visibleJson(JSON.stringify({ text }));
        expect(json).not.toMatch(STEERS);
        expect(JSON.parse(json)).toEqual({ text });
      }),
    );
  });

  it("is one line of a log for machines", () => {
    const line = logged(false, HOSTILE);
    expect(line.indexOf("\n")).toBe(line.length - 1);
    expect(line).not.toMatch(STEERS);
    expect(JSON.parse(line)).toMatchObject({ text: HOSTILE, err: { message: HOSTILE } });
  });

  it("does nothing in a log for people", () => {
    const shown = logged(true, HOSTILE);
    expect(shown).toContain("\\u001b[31mb\\u009b2Jc");
    expect(shown).not.toMatch(STEERS);
    // A line that it forges stands further in than those of the log.
    expect(
      logged(true, "a\nforged")
        .split("\n")
        .filter((line) => line.startsWith("forged")),
    ).toEqual([]);
  });
});
