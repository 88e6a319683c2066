import { Buffer } from "node:buffer";
import { type InputFile, type Source, SourceError, type SourceRow, sources } from "@segue/engine";
import { createRandom, type Random } from "@segue/kernels";
import { claim, figure } from "./kit/claim.js";

const SEED = 42;
/** Files of each kind for each source. */
const FILES = 400;
const NOW = Date.UTC(2026, 0, 1);
/** A file of a few kilobytes that takes longer than this hangs, in milliseconds. */
const PATIENCE = 2000;

export default claim({
  name: "fuzz-sources",
  claim: "No parser hangs, throws anything but its own errors, or loses a valid row among broken ones.",
  seed: SEED,
  async run() {
    const random = createRandom(SEED);
    const found = { files: 0, slow: new Set<string>(), unlisted: new Set<string>(), lost: new Set<string>(), rows: 0 };
    for (const source of sources) {
      for (let i = 0; i < FILES; i++) {
        await judge(found, source, anything(source, random));
        const { clean, broken } = amongBroken(source, random);
        const whole = await judge(found, source, clean);
        const rest = await judge(found, source, broken);
        found.rows += whole.length;
        const seen = new Set(rest.map(tell));
        if (whole.some((row) => row.type !== "problem" && !seen.has(tell(row)))) found.lost.add(source.name);
      }
    }
    const none = (what: string, names: Set<string>) =>
      figure({
        what: names.size === 0 ? what : `${what}: ${[...names].join(", ")}`,
        figure: names.size,
        better: "lower",
        goal: 0,
      });
    return [
      figure({ what: "generated files", figure: found.files, better: "higher", goal: 10_000 }),
      figure({ what: "valid rows among broken ones", figure: found.rows, better: "higher" }),
      none(`sources that need more than ${PATIENCE / 1000} s for a small file`, found.slow),
      none("sources that throw an unlisted error", found.unlisted),
      none("sources that lose a valid row", found.lost),
    ];
  },
});

type Files = Readonly<Record<string, Buffer>>;
interface Found {
  files: number;
  readonly slow: Set<string>;
  readonly unlisted: Set<string>;
}

async function judge(found: Found, source: Source, files: Files): Promise<SourceRow[]> {
  const begun = performance.now();
  const rows: SourceRow[] = [];
  try {
    for await (const batch of source.read(Object.entries(files).map(inputOf), { now: NOW }))
      for (const row of batch) rows.push(row);
  } catch (thrown) {
    if (!(thrown instanceof SourceError)) found.unlisted.add(`${source.name} (${String(thrown)})`);
  }
  if (performance.now() - begun > PATIENCE) found.slow.add(source.name);
  found.files++;
  return rows;
}

const inputOf = ([name, bytes]: [string, Buffer]): InputFile => ({
  name,
  size: bytes.length,
  async *open() {
    yield bytes;
  },
});

/** A row without its place, which broken ones before it move; a session without a name has its line for one. */
const tell = (row: SourceRow): string => JSON.stringify({ ...row, line: 0 }).replace(/#\d+"/, '"');

/** An example with bytes replaced, cut out and put in, its end cut off, or another source's example in its place. */
function anything(source: Source, random: Random): Files {
  const from = random.next() < 0.1 ? pick(sources, random) : source;
  const example = pick(from.examples, random);
  const names = Object.keys(pick(source.examples, random));
  return Object.fromEntries(
    Object.values(example).map((text, i) => {
      let bytes = Buffer.from(text);
      for (let edits = random.int(6); edits > 0; edits--) {
        const at = random.int(bytes.length + 1);
        const put = Buffer.from(Array.from({ length: random.int(5) }, () => pick(TELLING, random)));
        bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + random.int(4))]);
      }
      if (random.next() < 0.2) bytes = bytes.subarray(0, random.int(bytes.length + 1));
      return [names[i] ?? `more-${i}`, bytes];
    }),
  );
}

const TELLING = [...Buffer.from("\"',;\t\r\n\0 -{}[]:\\0#/")].concat([0xff, 0xc3, 0xef, 0xbb, 0x80]);

/** An example in lines, and the same with broken lines between them. */
function amongBroken(source: Source, random: Random): { clean: Files; broken: Files } {
  const example = Object.entries(pick(source.examples, random)).map(([name, text]) => [name, inLines(text)] as const);
  const which = random.int(example.length);
  const bufferOf = (lines: readonly Buffer[]) => Buffer.concat(lines.flatMap((line) => [line, Buffer.from("\n")]));
  const clean = example.map(([name, lines]) => [name, bufferOf(lines)] as const);
  const broken = example.map(([name, lines], i) => {
    if (i !== which) return [name, bufferOf(lines)] as const;
    const head = lines.length - bodyOf(lines).length;
    const out = [...lines];
    for (let count = 1 + random.int(4); count > 0; count--) {
      out.splice(head + random.int(out.length - head + 1), 0, brokenLine(pick(bodyOf(lines), random), random));
    }
    return [name, bufferOf(out)] as const;
  });
  return { clean: Object.fromEntries(clean), broken: Object.fromEntries(broken) };
}

/** The lines of a text; of JSON in one line, its records. */
function inLines(text: string): Buffer[] {
  const records = /^\s*[[{]/.test(text) ? text.replace(/\},\s*\{"/g, '},\n{"') : text;
  return records
    .trimEnd()
    .split("\n")
    .map((line) => Buffer.from(line));
}

/** The lines after the header and the comments: where another record may stand. */
function bodyOf(lines: readonly Buffer[]): readonly Buffer[] {
  const json = /^\s*[[{]/.test(lines[0]!.toString());
  // Where JSON is one whole, or its records go over several lines, broken ones come behind all.
  const apart = lines.every((line) => /^\{.*\}$/.test(line.toString())) && !/"(?:payload|scrobbles)"/.test(lines[0]!.toString());
  if (json) return apart ? lines : [];
  const comments = lines.findIndex((line) => !/^(?:#|\+ACM-)/.test(line.toString()));
  return lines.slice(Math.min(lines.length - 1, comments + 1));
}

function brokenLine(line: Buffer | undefined, random: Random): Buffer {
  const text = line ?? Buffer.from("broken");
  const at = random.int(text.length + 1);
  const with_ = (bytes: readonly number[] | Buffer) =>
    Buffer.concat([text.subarray(0, at), Buffer.from(bytes), text.subarray(at)]);
  switch (random.int(6)) {
    case 0:
      return text.subarray(0, at);
    case 1:
      return with_([0xff, 0x80]);
    case 2:
      return with_([0]);
    case 3:
      return Buffer.concat([text, Buffer.from(text.includes(9) ? "\tmore\tmore" : ",more,more")]);
    case 4:
      return Buffer.from('"');
    default:
      return with_(Buffer.from('{["'));
  }
}

const pick = <T>(list: readonly T[], random: Random): T => list[list.length === 0 ? 0 : random.int(list.length)]!;
