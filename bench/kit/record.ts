import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Claim, Figure } from "./claim.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const RECORDS = join(ROOT, "bench", "records");

/** The last measurement of a claim, and what it was measured on. */
export interface Record {
  readonly name: string;
  readonly claim: string;
  readonly figures: readonly Figure[];
  readonly machine: { readonly cpu: string; readonly cores: number; readonly memoryGb: number };
  readonly versions: Readonly<{ [name: string]: string }>;
  /** Of the program; `+` where sources were changed since. */
  readonly commit: string;
  readonly seed?: number;
  readonly seconds: number;
  readonly date: string;
}

/** What was measured just now, as a record. */
export function recordOf({ name, claim, seed, versionsOf = [] }: Claim, figures: readonly Figure[], seconds: number): Record {
  return {
    name,
    claim,
    figures,
    machine: { cpu: cpus()[0]?.model.trim() ?? "unknown", cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30) },
    versions: { node: process.versions.node, ...Object.fromEntries(versionsOf.map((each) => [each, versionOf(each)])) },
    commit: commit(),
    ...(seed === undefined ? {} : { seed }),
    seconds: Math.round(seconds * 10) / 10,
    date: new Date().toISOString(),
  };
}

export function writeRecord(record: Record): void {
  mkdirSync(RECORDS, { recursive: true });
  writeFileSync(join(RECORDS, `${record.name}.json`), `${JSON.stringify(record, null, 2)}\n`);
}

/** Every record there is, by name. */
export function readRecords(): Record[] {
  if (!existsSync(RECORDS)) return [];
  const files = readdirSync(RECORDS).filter((file) => file.endsWith(".json"));
  return files.sort().map((file) => JSON.parse(readFileSync(join(RECORDS, file), "utf8")) as Record);
}

/** The last change of the program itself; `+` where sources were changed since: what was measured of another is no measurement of this one. */
export function programVersion(): string {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: ROOT, encoding: "utf8" }).trim();
  return git("log", "-1", "--format=%h", "--", "packages") + (git("status", "--porcelain", "--", "packages") === "" ? "" : "+");
}

function versionOf(name: string): string {
  return (JSON.parse(readFileSync(join(ROOT, "node_modules", name, "package.json"), "utf8")) as { version: string }).version;
}

function commit(): string {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    return git("rev-parse", "--short=12", "HEAD") + (git("status", "--porcelain", "--", "packages") === "" ? "" : "+");
  } catch {
    return "unknown"; // A copy without its history.
  }
}
