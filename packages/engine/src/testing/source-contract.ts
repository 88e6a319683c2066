import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DataRow,
  type InputFile,
  type ProblemRow,
  type Source,
  SourceError,
  type SourceOptions,
  type SourceRow,
} from "../sources/source.js";
import { memoryFile } from "./memory-file.js";

/** A folder as it might be given: content by name. */
export type Example = Readonly<Record<string, string | Uint8Array>>;

/** What a source reads from files, and the error that ended it, if one did. */
export interface Reading {
  readonly rows: readonly SourceRow[];
  readonly error?: ProblemRow;
}

/** The present of these tests: 2026-01-01. */
export const NOW = Date.UTC(2026, 0, 1);

/** Reads files to the end or to a SourceError; any other error passes through, as does a batch of a size that is not allowed. */
export async function readAll(
  source: Source,
  files: readonly InputFile[],
  options: Omit<SourceOptions, "now"> = {},
): Promise<Reading> {
  const rows: SourceRow[] = [];
  try {
    for await (const batch of source.read(files, { now: NOW, ...options })) {
      expect(batch.length).toBeLessThanOrEqual(4096);
      for (const row of batch) rows.push(row);
    }
    return { rows };
  } catch (error) {
    if (error instanceof SourceError) return { rows, error: error.problem };
    throw error;
  }
}

/** The files of an example, each arriving in chunks of `chunkSize` bytes. */
export function filesOf(example: Example, chunkSize?: number): InputFile[] {
  return Object.entries(example).map(([name, content]) => memoryFile(name, content, chunkSize));
}

/** What every source must pass. `examples` are good inputs of its format: no problem, no error, and surely detected. */
export function describeSource(source: Source, examples: readonly Example[]): void {
  describe(`source ${source.name}`, () => {
    const anExample = fc.constantFrom(...examples);

    it("reads its examples without problems and is sure of them", async () => {
      for (const example of examples) {
        const { rows, error } = await readAll(source, filesOf(example));
        expect(error).toBeUndefined();
        expect(rows.filter(({ type }) => type === "problem")).toEqual([]);
        expect(rows.length).toBeGreaterThan(0);
        expect(surenessOf(source, example)).toBeGreaterThanOrEqual(0.5);
      }
    });

    it("names for every row a file and a line that are there, in order", async () => {
      for (const example of examples) {
        const { rows } = await readAll(source, filesOf(example));
        let last = { file: "", line: 0 };
        for (const row of rows) {
          expect(row.line).toBeLessThanOrEqual(linesOf(example[row.file]!));
          expect(row.line).toBeGreaterThanOrEqual(row.file === last.file ? last.line : 1);
          last = row;
        }
      }
    });

    it("reads the same however the bytes arrive", async () => {
      await fc.assert(
        fc.asyncProperty(mutated(anExample), fc.integer({ min: 1, max: 40 }), async (example, chunkSize) => {
          expect(await readAll(source, filesOf(example, chunkSize))).toEqual(await readAll(source, filesOf(example)));
        }),
        { numRuns: 100 },
      );
    });

    it("gives rows, problems or a SourceError for anything at all, and a sureness from 0 to 1", async () => {
      const names = fc.constantFrom(...examples.flatMap((example) => Object.keys(example)));
      const noise = fc.dictionary(names, fc.uint8Array({ maxLength: 300 }), { minKeys: 1, maxKeys: 3 });
      await fc.assert(
        fc.asyncProperty(fc.oneof(noise, mutated(anExample)), async (example) => {
          const sureness = surenessOf(source, example);
          expect(sureness >= 0 && sureness <= 1).toBe(true);
          const { rows, error } = await readAll(source, filesOf(example));
          for (const row of error ? [...rows, error] : rows) checkRow(row, example);
        }),
        { numRuns: 200 },
      );
    });

    it("is not sure of a picture", () => {
      const picture = { "cover.png": Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13) };
      expect(surenessOf(source, picture)).toBe(0);
    });
  });
}

/** How sure a source is of the file of an example of which it is surest. */
function surenessOf(source: Source, example: Example): number {
  const samples = samplesOf(example);
  return Math.max(0, ...samples.map((sample) => source.detect(sample, samples)));
}

/** The samples that would be taken of an example's files. */
export function samplesOf(example: Example): { file: InputFile; head: Uint8Array }[] {
  return filesOf(example).map((file) => ({ file, head: bytesOf(example[file.name]!).subarray(0, 65_536) }));
}

function checkRow(row: SourceRow, example: Example): void {
  expect(Object.keys(example)).toContain(row.file);
  expect(row.line).toBeGreaterThanOrEqual(1);
  expect(row.line).toBeLessThanOrEqual(Math.max(1, linesOf(example[row.file]!)));
  if (row.type === "problem") checkProblem(row);
  else checkIds(row);
  if (row.type === "event") {
    expect(Number.isFinite(row.value) && (row.kind === "rating" ? row.value >= 0 : row.value > 0)).toBe(true);
  }
}

/** Every id and name is one, and every fact is a text without half a surrogate or a finite number. */
function checkIds(row: DataRow): void {
  const ids = ["user", "friend", "track", "tag", "label"].flatMap((key) => (key in row ? [row[key as never] as string] : []));
  expect(ids.length).toBeGreaterThan(0);
  const facts = "facts" in row ? Object.values(row.facts) : [];
  for (const id of ids) expect(id.trim()).not.toBe("");
  for (const value of [...ids, ...facts])
    expect(typeof value === "number" ? Number.isFinite(value) : value.isWellFormed()).toBe(true);
}

function checkProblem({ field, value, rule, reason, remedy }: ProblemRow): void {
  expect(rule).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(reason).toMatch(/[^.\s]$/);
  expect(remedy).toMatch(/[.…]$/);
  for (const shown of [field ?? "", value ?? ""]) {
    expect(shown.length).toBeLessThanOrEqual(80);
    expect(shown).not.toMatch(/\p{Cc}/u);
  }
}

/** Examples with some bytes of one file replaced, put in or taken out; sometimes none. */
function mutated(examples: fc.Arbitrary<Example>): fc.Arbitrary<Example> {
  const telling = fc.constantFrom(...Buffer.from('",;\t\r\n\0 -é\ufeff0'), 0xff, 0xc3);
  const edit = fc.record({ at: fc.nat(), cut: fc.integer({ min: 0, max: 4 }), put: fc.array(telling, { maxLength: 4 }) });
  return fc.tuple(examples, fc.nat(), fc.array(edit, { maxLength: 6 })).map(([example, which, edits]) => {
    const names = Object.keys(example);
    const name = names[which % names.length]!;
    let bytes = [...bytesOf(example[name]!)];
    for (const { at, cut, put } of edits) bytes = bytes.toSpliced(at % (bytes.length + 1), cut, ...put);
    return { ...example, [name]: Uint8Array.from(bytes) };
  });
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

/** Lines that end in LF, CR or CRLF, and one that does not end. */
function linesOf(content: string | Uint8Array): number {
  const lines = Buffer.from(bytesOf(content))
    .toString("latin1")
    .split(/\r\n|\r|\n/);
  return lines.at(-1) === "" ? lines.length - 1 : lines.length;
}
