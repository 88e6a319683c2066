import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonRecord } from "../../src/sources/json-record.js";
import { jsonRecords } from "../../src/sources/json-records.js";
import { memoryFile } from "../../src/testing/memory-file.js";

async function read(content: string | Uint8Array, list?: string, chunkSize?: number): Promise<JsonRecord[]> {
  const records: JsonRecord[] = [];
  for await (const batch of jsonRecords(memoryFile("x.json", content, chunkSize), list)) records.push(...batch);
  return records;
}

const values = (records: readonly JsonRecord[]) => records.flatMap((record) => (record.fault ? [] : [record.value]));
const rules = (records: readonly JsonRecord[]) =>
  records.flatMap((record) => (record.fault ? [`${record.line} ${record.fault.rule}`] : []));

const ROWS = Array.from({ length: 6 }, (_, i) => ({
  n: i,
  name: `Song {${i}} "quoted", [x]`,
  track: { artists: [{ a: i }, { b: "}" }], album: null },
}));
const WAYS: [string, string, string?][] = [
  ["lines", ROWS.map((row) => `${JSON.stringify(row)}\n`).join("")],
  ["lines with CRLF", ROWS.map((row) => `${JSON.stringify(row)}\r\n`).join("")],
  ["one after the other", ROWS.map((row) => JSON.stringify(row)).join("")],
  ["a list", JSON.stringify(ROWS)],
  ["a list, indented", JSON.stringify(ROWS, null, 2)],
  ["objects, indented, one after the other", ROWS.map((row) => JSON.stringify(row, null, "\t")).join("\n")],
  ["a list within an object", JSON.stringify({ about: { rows: [] }, rows: ROWS, more: 1 }), "rows"],
  ["a list within an object, indented", JSON.stringify({ about: 1, rows: ROWS }, null, 4), "rows"],
  ["a list with a comma too many", `[${ROWS.map((row) => JSON.stringify(row)).join(",\n")},\n]`],
];

describe("JSON records", () => {
  it.each(WAYS)("are found in %s", async (_, text, list) => {
    for (const chunkSize of [text.length, 1, 7]) expect(values(await read(text, list, chunkSize))).toEqual(ROWS);
  });

  it("know the lines at which they begin", async () => {
    expect((await read('\ufeff\n{"a":1}\r\n\r{"a":\n2} {"a":3}\n')).map(({ line }) => line)).toEqual([2, 4, 5]);
  });

  it.each(WAYS.slice(0, 6))("before a cut stay, in %s", async (_, text, list) => {
    for (let cut = 0; cut < text.length; cut++) {
      const found = await read(text.slice(0, cut), list);
      const whole = values(found);
      expect(whole).toEqual(ROWS.slice(0, whole.length));
      expect(found.length - whole.length).toBeLessThanOrEqual(2);
      const complete = ROWS.filter((row) => text.slice(0, cut).includes(rowText(text, row))).length;
      expect(whole.length).toBe(complete);
    }
  });

  it.each(WAYS)("around a damaged one are found again, in %s", async (_, text, list) => {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 3) {
      for (const bit of [1, 4, 32, 128]) {
        const damaged = Buffer.from(bytes);
        damaged[at]! ^= bit;
        const found = values(await read(damaged, list));
        // Without its name a list is no list.
        if (list !== undefined && at <= text.indexOf("[", text.lastIndexOf('"rows":'))) continue;
        // One is damaged, and a neighbour where what stands between two is.
        const lost = ROWS.filter((row) => !found.some((each) => JSON.stringify(each) === JSON.stringify(row))).length;
        expect(lost, `${at} ${bit}`).toBeLessThanOrEqual(2);
      }
    }
  });

  it.each([
    ["a brace that is missing", '{"a":1}\n{"a":2\n{"a":3}\n', ["2 broken-json"], [1, 3]],
    ["a text that does not end", '[{"a":1},{"b":"x},{"a":2},{"a":3}]', ["1 broken-json"], [1, 2, 3]],
    ["a name twice", '{"a":1}\n{"a":2,"a":3}\n{"a":4}', ["2 duplicate-key"], [1, 4]],
    ["a name twice, deep inside", '{"a":{"b":[{"c":1,"c":2}]}}\n{"a":4}', ["1 duplicate-key"], [4]],
    ["other text", 'hello\n{"a":1}\nworld {"a":2}\n42\n', ["1 stray-text", "3 stray-text", "4 stray-text"], [1, 2]],
    [
      "no UTF-8",
      Buffer.concat([Buffer.from('{"a":1}\n{"a":"'), Buffer.of(0xff), Buffer.from('"}\n{"a":3}')]),
      ["2 malformed-utf-8"],
      [1, 3],
    ],
  ] as const)("tell of %s", async (_, text, said, kept) => {
    const found = await read(text);
    expect(rules(found)).toEqual(said);
    expect(values(found).map(({ a }) => a)).toEqual(kept);
  });

  it("do not go deeper than makes sense, and take no stack", async () => {
    const deep = `{"a":${"[".repeat(100)}${"]".repeat(100)}}`;
    expect(rules(await read(`${deep}\n{"a":1}`))).toEqual(["1 nested-too-deep"]);
    for (const bracket of ["[", "{", '{"a":']) {
      const found = await read(`{"a":${bracket.repeat(1_000_000)}\n{"a":1}\n`);
      expect(found.length).toBeLessThan(100);
      expect(values(found).at(-1)).toEqual({ a: 1 });
    }
  });

  it("of more than a megabyte are no records, and reading goes on behind them", async () => {
    const found = await read(`{"a":0}\n{"a":"${"x".repeat(3_000_000)}"}\n{"a":1}\n{"a":2}\n`);
    expect(values(found)).toEqual([{ a: 0 }, { a: 1 }, { a: 2 }]);
    expect(rules(found).length).toBeGreaterThan(0);
  });

  it("are none, or some, or faults, for anything at all, however it arrives", async () => {
    const telling = fc.constantFrom(...'{}[]",:\\\n 1a'.split(""), '{"a":1}', "\ud83d", "\u0000");
    await fc.assert(
      fc.asyncProperty(fc.array(telling, { maxLength: 40 }), fc.integer({ min: 1, max: 5 }), async (parts, chunkSize) => {
        const text = parts.join("");
        expect(await read(text, "a", chunkSize)).toEqual(await read(text, "a"));
      }),
      { numRuns: 2000 },
    );
  });

  it("take flat memory", async () => {
    const row = `${JSON.stringify(ROWS[0])},\n`;
    const file = {
      name: "long.json",
      size: 1e8,
      async *open() {
        yield Buffer.from("[");
        for (let i = 0; i < 1000; i++) yield Buffer.from(row.repeat(300));
      },
    };
    let count = 0;
    let most = 0;
    const before = process.memoryUsage().heapUsed;
    for await (const batch of jsonRecords(file)) {
      count += batch.length;
      if (count % 30_000 < batch.length) most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    expect(count).toBe(300_000);
    expect(most).toBeLessThan(100 * 2 ** 20);
  });
});

/** How a row is written in a text. */
function rowText(text: string, row: unknown): string {
  const forms = [JSON.stringify(row), JSON.stringify(row, null, "\t"), JSON.stringify(row, null, 2).replace(/\n/g, "\n  ")];
  return forms.find((form) => text.includes(form))!;
}
