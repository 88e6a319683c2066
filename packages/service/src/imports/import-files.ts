import { createHash } from "node:crypto";
import type { Choice, InputFile } from "@segue/engine";
import { type JobContext, part } from "../jobs/handler.js";
import type { ImportRecord, ImportRows, RuleReport } from "../ports/imports.js";
import type { Services } from "../services.js";
import { choose, readRows } from "./read-rows.js";

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
  readonly files: {
    readonly read: readonly { readonly name: string; readonly format: string }[];
    readonly leftAside: Choice["leftAside"];
  };
  readonly dryRun: boolean;
}

/** Imports files: all of them, or nothing. The same content, read the same way, again adds nothing. */
export async function importFiles(
  services: Services,
  workspace: string,
  wish: ImportWish,
  report: JobContext["report"],
): Promise<ImportResult> {
  const { store, clock } = services;
  const choice = await choose(wish);
  const told = { format: formatsOf(choice), files: filesOf(choice), dryRun: wish.dryRun };
  const contentHash = await hashOf(choice, wish.columns, part(report, 0, 0.1));
  const earlier = await store.imports.byContent(workspace, contentHash);
  if (earlier !== undefined) return { import: earlier.id, ...alreadyThere(earlier), ...told };

  const stage = wish.dryRun ? undefined : await store.imports.stage(workspace, wish.id);
  try {
    const reading = { choice, columns: wish.columns, now: clock.now(), report: part(report, 0.1, 0.9) };
    const events = await readRows(reading, async (rows) => stage?.add(rows));
    const rows = { read: events, kept: events, changed: 0, left: 0 };
    await report(0.9, "publishing");
    const { id, name } = wish;
    await stage?.publish({
      id,
      name,
      format: told.format,
      contentHash,
      rows,
      rules: [],
      simulated: false,
      createdAt: clock.now(),
    });
    return { import: id, rows, rules: [], ...told };
  } catch (thrown) {
    await stage?.discard();
    throw thrown;
  }
}

/** The formats' names, joined by "+" where there are several. */
const formatsOf = ({ groups }: Choice): string => groups.map(({ source }) => source.name).join("+");

const filesOf = ({ groups, leftAside }: Choice): ImportResult["files"] => ({
  read: groups.flatMap(({ source, files }) => files.map(({ name }) => ({ name, format: source.name }))),
  leftAside,
});

/** SHA-256 over what is read and how. */
async function hashOf(
  { groups }: Choice,
  columns: Readonly<Record<string, string>>,
  report: JobContext["report"],
): Promise<string> {
  const whole = createHash("sha256");
  const total = groups.flatMap(({ files }) => files).reduce((bytes, file) => bytes + file.size, 0);
  let done = 0;
  for (const { source, files } of groups) {
    whole.update(JSON.stringify([source.name, Object.entries(columns).sort()]));
    for (const file of files) {
      const content = createHash("sha256");
      for await (const chunk of file.open()) {
        content.update(chunk);
        done += chunk.length;
        await report(done / Math.max(1, total), "looking whether it is new");
      }
      whole.update(content.digest());
    }
  }
  return whole.digest("hex");
}

function alreadyThere({ name, rows }: ImportRecord): Pick<ImportResult, "rows" | "rules"> {
  return {
    rows: { read: rows.read, kept: 0, changed: 0, left: rows.read },
    rules: [{ rule: "already-imported", rows: rows.read, examples: [`the same content came in as ${name}`] }],
  };
}
