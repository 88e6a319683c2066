import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodedFile, detectEncoding, type Encoding } from "../../src/sources/encoding.js";
import { plays } from "../../src/sources/plays.js";
import { memoryFile } from "../../src/testing/memory-file.js";
import { readAll } from "../../src/testing/source-contract.js";

const HEADER = "user_id,music_id,title,artist\n";

/** 邓丽君 (Teresa Teng), 月亮 (moon), 甜蜜 (sweet), 朴树 (Pu Shu), in GB2312. */
const GB = Buffer.concat([
  Buffer.from(`${HEADER}u1,a,`),
  Buffer.of(0xd4, 0xc2, 0xc1, 0xc1),
  Buffer.from(","),
  Buffer.of(0xb5, 0xcb, 0xc0, 0xf6, 0xbe, 0xfd),
  Buffer.from("\nu2,b,"),
  Buffer.of(0xcc, 0xf0, 0xc3, 0xdb),
  Buffer.from(","),
  Buffer.of(0xc6, 0xd3, 0xca, 0xf7),
  Buffer.from("\n"),
]);
const LATIN = `${HEADER}u1,a,Déjà vu,Beyoncé\nu2,b,Für Élise,Mötley Crüe\n`;

const utf16le = (text: string) => Buffer.from(text, "utf16le");
const utf16be = (text: string) => utf16le(text).swap16();

const CASES: [string, Uint8Array, Encoding, string[]][] = [
  ["ASCII", Buffer.from(`${HEADER}u,a,Song,Band\n`), "utf-8", ["Song"]],
  ["UTF-8", Buffer.from(LATIN), "utf-8", ["Déjà vu", "Für Élise"]],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${LATIN}`), "utf-8", ["Déjà vu", "Für Élise"]],
  ["UTF-16 little-endian with a mark", utf16le(`\ufeff${LATIN}`), "utf-16le", ["Déjà vu", "Für Élise"]],
  ["UTF-16 big-endian with a mark", utf16be(`\ufeff${LATIN}`), "utf-16be", ["Déjà vu", "Für Élise"]],
  ["UTF-16 little-endian", utf16le(LATIN), "utf-16le", ["Déjà vu", "Für Élise"]],
  ["UTF-16 big-endian", utf16be(LATIN), "utf-16be", ["Déjà vu", "Für Élise"]],
  ["Latin-1", Buffer.from(LATIN, "latin1"), "windows-1252", ["Déjà vu", "Für Élise"]],
  ["windows-1252", Buffer.from(`${HEADER}u,a,Don\x92t \x96 Stop,B\n`, "latin1"), "windows-1252", ["Don’t – Stop"]],
  ["GB18030", GB, "gb18030", ["月亮", "甜蜜"]],
];

describe("encodings", () => {
  it.each(CASES)("%s is recognised and read", async (_, bytes, encoding, titles) => {
    for (const chunkSize of [bytes.length, 1, 3, 7]) {
      const file = memoryFile("plays.csv", bytes, chunkSize);
      expect(await detectEncoding(file)).toBe(encoding);
      const { rows, error } = await readAll(plays, [decodedFile(file, encoding)]);
      expect(error).toBeUndefined();
      expect(rows.flatMap((row) => (row.type === "track" ? [row.title] : []))).toEqual(titles);
    }
  });

  it("takes UTF-8 with a few damaged bytes for UTF-8, so that these rows are found out", async () => {
    const bytes = Buffer.from(`${HEADER}${"u,a,Déjà vu,Beyoncé\n".repeat(10)}`);
    bytes[bytes.lastIndexOf(0xc3) + 1] = 0x20;
    const file = memoryFile("plays.csv", bytes);
    expect(await detectEncoding(file)).toBe("utf-8");
    const { rows } = await readAll(plays, [file]);
    expect(rows.filter((row) => row.type === "problem")).toMatchObject([{ line: 11, rule: "malformed-utf-8" }]);
  });

  it("makes a row of what UTF-16 cannot be a problem, and keeps the others", async () => {
    const file = memoryFile("plays.csv", utf16le(`\ufeff${HEADER}u1,a,half \ud83d,B\nu2,b,whole \ud83d\ude00,B\n`));
    const { rows } = await readAll(plays, [decodedFile(file, "utf-16le")]);
    expect(rows).toMatchObject([{ type: "problem", line: 2, rule: "malformed-utf-8" }, { type: "event" }, { title: "whole 😀" }]);
  });

  it("finds some encoding for any bytes, however they arrive", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 20 }), async (bytes, chunkSize) => {
        const encoding = await detectEncoding(memoryFile("x", bytes));
        expect(encoding).toBe(await detectEncoding(memoryFile("x", bytes, chunkSize)));
        for await (const chunk of decodedFile(memoryFile("x", bytes, chunkSize), encoding).open()) expect(chunk).toBeDefined();
      }),
      { numRuns: 1000 },
    );
  });
});
