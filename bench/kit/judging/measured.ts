import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Judged } from "../documents.js";
import { segue } from "../segue.js";
import type { Row } from "./rows.js";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** Not part of the records: a long claim can be measured in pieces, and what is measured is not measured again. */
const KEPT = join(ROOT, "bench", ".kept", "quality");
/** What figures depend on: where this has changed since, they are measured anew. */
const SOURCES = ["packages/engine/src", "packages/kernels/src"];

/** One row's figures with one seed. */
export interface Measured {
  readonly seconds: number;
  /** By listener: figures by metric, such as `ndcg@10`. */
  readonly perUser: NonNullable<Judged["perUser"]>;
}

/** What was measured of the row on this state of the sources. */
export function kept(row: Row, seed: number): Measured | undefined {
  const file = fileOf(row, seed);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Measured) : undefined;
}

/** Judges the row with the seed, on the data of `folder`, and keeps the result. */
export async function measure(folder: string, row: Row, seed: number): Promise<void> {
  const args = ["--split", row.split, "--k", "10", "--seed", String(seed), "--per-user"];
  const [judged] = (await segue<Judged>(folder, "evaluate", row.subject, ...args)) as [Judged];
  mkdirSync(KEPT, { recursive: true });
  const measured: Measured = { seconds: judged.seconds.train, perUser: judged.perUser! };
  writeFileSync(fileOf(row, seed), JSON.stringify(measured));
}

const fileOf = (row: Row, seed: number) => join(KEPT, `${digest(JSON.stringify([row, seed, state()]))}.json`);

const digest = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 24);

/** Names the sources as they lie there, committed or not. */
const state = once(() => {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: ROOT, encoding: "utf8" });
  const committed = SOURCES.map((folder) => git("rev-parse", `HEAD:${folder}`));
  return [...committed, git("diff", "HEAD", "--", ...SOURCES), git("ls-files", "--others", "--exclude-standard", ...SOURCES)];
});

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
