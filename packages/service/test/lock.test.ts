import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { temporaryFolder } from "./temporary-folder.js";

const root = temporaryFolder();

/** What a process takes of folders whose locks others want at the same moments; it stays until it is ended. */
async function taking(begin: number, folders: readonly string[]): Promise<{ taken: string[]; process: ChildProcess }> {
  const script = join(import.meta.dirname, "taking-locks.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, String(begin), ...folders], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  for await (const line of createInterface(child.stdout)) return { taken: JSON.parse(line) as string[], process: child };
  throw new Error("nothing was told");
}

it("is one process's, where several find at once that the one that had it is no more", async () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  const folders = Array.from({ length: 100 }, () => mkdtempSync(join(root, "data-")));
  for (const folder of folders) writeFileSync(join(folder, "segue.lock"), JSON.stringify({ pid, instance: "old", url: "" }));
  const begin = Date.now() + 1500;
  const all = await Promise.all(Array.from({ length: 3 }, () => taking(begin, folders)));
  for (const { process } of all) process.kill();
  expect(all.flatMap(({ taken }) => taken).sort()).toEqual([...folders].sort());
  for (const folder of folders) expect(readdirSync(folder)).toEqual(["segue.lock"]);
});
