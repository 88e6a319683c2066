import { createHash } from "node:crypto";
import { type Choice, type Encoding, untilDamage } from "@segue/engine";
import { type JobContext, part } from "../jobs/handler.js";
import type { ImportRecord, ImportRows, RuleReport } from "../ports/imports.js";
import type { Services } from "../services.js";
import { type CleaningChange, cleaningWith } from "../snapshots/cleaning.js";
import type { CleaningReport } from "../snapshots/report.js";
import { FirstLook } from "./first-look.js";
import type { Input } from "./input.js";
import { namedFiles } from "./named-files.js";
import { readRows } from "./read-rows.js";

export interface ImportWish {
  readonly id: string;
  readonly name: string;
  readonly input: Input;
  readonly columns: Readonly<Record<string, string>>;
  /** To whom exports belong that name nobody. */
  readonly user: string;
  /** The share of bad rows (0 … 1) beyond which nothing is taken. */
  readonly maxBad: number;
  readonly dryRun: boolean;
  /** How a dry run cleans what it looks at, where that differs from the workspace's rules. */
  readonly cleaning?: CleaningChange;
}

/** What came of an import. */
export interface ImportResult {
  readonly import: string;
  readonly format: string;
  readonly rows: ImportRows;
  readonly rules: readonly RuleReport[];
  readonly files: {
    readonly read: readonly { readonly name: string; readonly format: string; readonly encoding: Encoding }[];
    readonly leftAside: Choice["leftAside"];
  };
  readonly dryRun: boolean;
  /** What models would learn from these files alone, of a dry run; null where that is not judged. */
  readonly cleaning?: CleaningReport | null;
}

/** Imports files: all of them, or nothing. The same content, read the same way, again adds nothing. */
export async function importFiles(
  services: Services,
  workspace: string,
  wish: ImportWish,
  report: JobContext["report"],
): Promise<ImportResult> {
  const { store, clock } = services;
  const { choice } = wish.input;
  const told = { format: formatsOf(choice), files: filesOf(wish.input), dryRun: wish.dryRun };
  const contentHash = await hashOf(choice, wish, part(report, 0, 0.1));
  const earlier = await store.imports.byContent(workspace, contentHash);
  if (earlier !== undefined) return { import: earlier.id, ...alreadyThere(earlier), ...told };

  if (!wish.dryRun) await store.imports.sweep();
  const stage = wish.dryRun ? undefined : await store.imports.stage(workspace, wish.id);
  const look = wish.dryRun ? new FirstLook() : undefined;
  try {
    const { columns, user, maxBad } = wish;
    const reading = {
      choice,
      columns,
      user,
      maxBad,
      now: clock.now(),
      report: part(report, 0.1, 0.9),
      meant: namedFiles(store, workspace),
    };
    const tally = await readRows(reading, {
      async rows(rows) {
        look?.add(rows);
        await stage?.add(rows);
      },
      problems: async (problems) => stage?.addProblems(problems),
    });
    const [rows, rules] = [tally.rows(), tally.rules()];
    if (look !== undefined) {
      await report(0.9, "cleaning and describing what was read");
      const rulesOf = await cleaningWith(store, workspace, wish.cleaning ?? {});
      const cleaning = await look.judged(told.format, rulesOf, part(report, 0.9, 1));
      return { import: wish.id, rows, rules, cleaning, ...told };
    }
    await report(0.9, "publishing");
    const { id, name } = wish;
    await stage?.publish({
      id,
      name,
      format: told.format,
      contentHash,
      rows,
      rules,
      simulated: false,
      createdAt: clock.now(),
    });
    return { import: id, rows, rules, ...told };
  } catch (thrown) {
    await stage?.discard();
    throw thrown;
  }
}

/** The formats' names, joined by "+" where there are several. */
const formatsOf = ({ groups }: Choice): string => groups.map(({ source }) => source.name).join("+");

const filesOf = ({ choice: { groups, leftAside }, encodings }: Input): ImportResult["files"] => ({
  read: groups.flatMap(({ source, files }) =>
    files.map(({ name }) => ({ name, format: source.name, encoding: encodings.get(name)! })),
  ),
  leftAside,
});

/** Whose exports are that name nobody, unless the import says otherwise. */
export const DEFAULT_USER = "me";

/** SHA-256 over what is read and how. */
async function hashOf(
  { groups }: Choice,
  { columns, user }: Pick<ImportWish, "columns" | "user">,
  report: JobContext["report"],
): Promise<string> {
  const whole = createHash("sha256");
  const total = groups.flatMap(({ files }) => files).reduce((bytes, file) => bytes + file.size, 0);
  let done = 0;
  for (const { source, files } of groups) {
    whole.update(JSON.stringify([source.name, Object.entries(columns).sort(), ...(user === DEFAULT_USER ? [] : [user])]));
    for (const file of files) {
      const content = createHash("sha256");
      for await (const chunk of untilDamage(file)) {
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
    rules: [{ rule: "already-imported", outcome: "aside", rows: rows.read, examples: [`the same content came in as ${name}`] }],
  };
}
