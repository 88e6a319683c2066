import { createHash } from "node:crypto";
import {
  describeProblem,
  detectSource,
  type InputFile,
  type ProblemRow,
  type Source,
  SourceError,
  type SourceOptions,
  type SourceRow,
  sources,
} from "@segue/engine";
import { SegueError } from "../errors.js";
import { type JobContext, part } from "../jobs/handler.js";
import type { ImportRecord, ImportRows, ImportStage, RuleReport } from "../ports/imports.js";
import type { Services } from "../services.js";
import { headOf } from "./uploads.js";

export interface ImportWish {
  readonly id: string;
  readonly name: string;
  readonly files: readonly InputFile[];
  readonly format: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly dryRun: boolean;
}

/** What came of an import. */
export interface ImportResult {
  readonly import: string;
  readonly format: string;
  readonly rows: ImportRows;
  readonly rules: readonly RuleReport[];
  readonly files: { readonly read: readonly string[]; readonly leftAside: readonly string[] };
  readonly dryRun: boolean;
}

/** Problems told before reading stops. */
const PROBLEM_LIMIT = 20;

/** Imports files: all of them, or nothing. The same content, read the same way, again adds nothing. */
export async function importFiles(
  services: Services,
  workspace: string,
  wish: ImportWish,
  report: JobContext["report"],
): Promise<ImportResult> {
  const { store, clock } = services;
  const source = await sourceOf(wish);
  const files = source.uses(wish.files);
  const leftAside = wish.files.filter((file) => !files.includes(file)).map((file) => file.name);
  const told = { format: source.name, files: { read: files.map((file) => file.name), leftAside }, dryRun: wish.dryRun };
  const contentHash = await hashOf(source, files, wish.columns, part(report, 0, 0.1));
  const earlier = await store.imports.byContent(workspace, contentHash);
  if (earlier !== undefined) return { import: earlier.id, ...alreadyThere(earlier), ...told };

  const stage = wish.dryRun ? undefined : await store.imports.stage(workspace, wish.id);
  try {
    const options = { columns: wish.columns, now: clock.now() };
    const rows = await readAll(source, files, options, stage, part(report, 0.1, 0.9));
    await report(0.9, "publishing");
    await stage?.publish({
      id: wish.id,
      name: wish.name,
      format: source.name,
      contentHash,
      rows,
      rules: [],
      simulated: false,
      createdAt: clock.now(),
    });
    return { import: wish.id, rows, rules: [], ...told };
  } catch (thrown) {
    await stage?.discard();
    throw thrown instanceof SourceError ? new SegueError("invalid-data", thrown.message, { cause: thrown }) : thrown;
  }
}

async function sourceOf({ files, format }: ImportWish): Promise<Source> {
  if (format !== "auto") {
    const named = sources.find((source) => source.name === format);
    if (named !== undefined) return named;
    const names = sources.map((source) => source.name).join(", ");
    throw new SegueError("unknown-format", `There is no format ${JSON.stringify(format)}; there are ${names}.`);
  }
  try {
    return detectSource(await Promise.all(files.map(async (file) => ({ file, head: await headOf(file) }))));
  } catch (thrown) {
    throw thrown instanceof SourceError ? new SegueError("invalid-data", thrown.message, { cause: thrown }) : thrown;
  }
}

async function hashOf(
  source: Source,
  files: readonly InputFile[],
  columns: Readonly<Record<string, string>>,
  report: JobContext["report"],
): Promise<string> {
  const whole = createHash("sha256").update(JSON.stringify([source.name, Object.entries(columns).sort()]));
  const total = files.reduce((bytes, file) => bytes + file.size, 0);
  let done = 0;
  for (const file of files) {
    const content = createHash("sha256");
    for await (const chunk of file.open()) {
      content.update(chunk);
      done += chunk.length;
      await report(done / Math.max(1, total), "looking whether it is new");
    }
    whole.update(content.digest());
  }
  return whole.digest("hex");
}

async function readAll(
  source: Source,
  files: readonly InputFile[],
  options: SourceOptions,
  stage: ImportStage | undefined,
  report: JobContext["report"],
): Promise<ImportRows> {
  const counted = countBytes(files);
  const problems: ProblemRow[] = [];
  let read = 0;
  let kept = 0;
  for await (const batch of source.read(counted.files, options)) {
    const good = batch.filter(isGood);
    problems.push(...batch.filter((row) => row.type === "problem"));
    if (problems.length >= PROBLEM_LIMIT) break;
    const events = good.filter((row) => row.type === "event").length;
    read += events;
    kept += events;
    await stage?.add(good);
    await report(counted.fraction(), `read ${kept.toLocaleString("en")} events`);
  }
  if (problems.length > 0) throw new SegueError("invalid-data", tell(problems));
  if (kept === 0) throw new SegueError("invalid-data", `${files.map((file) => file.name).join(", ")}: no row says who listened to what.`);
  return { read, kept, changed: 0, left: 0 };
}

const isGood = (row: SourceRow) => row.type !== "problem";

/** The files, with a count of how much of them was read. */
function countBytes(files: readonly InputFile[]): { files: InputFile[]; fraction(): number } {
  const total = files.reduce((bytes, file) => bytes + file.size, 0);
  let done = 0;
  const counted = files.map((file) => ({
    ...file,
    async *open() {
      for await (const chunk of file.open()) {
        done += chunk.length;
        yield chunk;
      }
    },
  }));
  return { files: counted, fraction: () => done / Math.max(1, total) };
}

function tell(problems: readonly ProblemRow[]): string {
  const shown = problems.slice(0, 5).map(describeProblem);
  const rest = problems.length - shown.length;
  const many = problems.length >= PROBLEM_LIMIT ? "at least " : "";
  return [...shown, ...(rest > 0 ? [`(and ${many}${rest} more rows like these)`] : [])].join("\n");
}

function alreadyThere({ name, rows }: ImportRecord): Pick<ImportResult, "rows" | "rules"> {
  return {
    rows: { read: rows.read, kept: 0, changed: 0, left: rows.read },
    rules: [{ rule: "already-imported", rows: rows.read, examples: [`the same content came in as ${name}`] }],
  };
}
