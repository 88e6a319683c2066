import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Checkpoints, ModelFiles } from "@segue/engine";

const FOLDER = join(tmpdir(), "segue-trainings");

/** Keeps how far a training is in the folder for temporary files, by all that it depends on, so that a claim that was interrupted goes on. */
export function keptTraining(...dependsOn: readonly unknown[]): Checkpoints & { forget(): Promise<void> } {
  const path = join(FOLDER, createHash("sha256").update(JSON.stringify(dependsOn)).digest("hex"));
  return {
    load: async () => (existsSync(path) ? (deserialize(await readFile(path)) as ModelFiles) : undefined),
    async save(state) {
      await mkdir(FOLDER, { recursive: true });
      await writeFile(`${path}.part`, serialize(state));
      await rename(`${path}.part`, path);
    },
    forget: () => rm(path, { force: true }),
  };
}
