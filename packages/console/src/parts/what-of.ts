import type { Job } from "@segue/client";

/** What a job does, with the name of what it is about where its input has one. */
export function whatOf({ kind, input }: Pick<Job, "kind" | "input">, kinds: Readonly<Record<string, string>>): string {
  const { algorithm, name, dryRun } = Object(input) as { algorithm?: unknown; name?: unknown; dryRun?: unknown };
  const about = typeof algorithm === "string" ? algorithm : typeof name === "string" ? name : undefined;
  const called = kinds[dryRun === true ? "trial" : kind] ?? kind;
  return about === undefined ? called : `${called} · ${about}`;
}
