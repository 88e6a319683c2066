import { existsSync } from "node:fs";
import { join } from "node:path";
import { SegueError } from "../errors.js";
import type { Services } from "../services.js";
import { type Finding, findingsOf } from "./finding.js";
import type { Repair } from "./repair.js";

/**
 * Whether the snapshots that are on the disk can be read and are what their names promise. It reads all of them. One that is not there any
 * more does no harm: the store still holds the truth.
 */
export async function checkSnapshots(
  { store, snapshotFiles, config }: Pick<Services, "store" | "snapshotFiles" | "config">,
  workspace: string,
  repair: Repair,
): Promise<Finding[]> {
  const { ok, warning } = findingsOf("snapshots");
  const findings: Finding[] = [];
  const recorded = new Set((await store.snapshots.list(workspace)).map(({ fingerprint }) => fingerprint));
  const fingerprints = [...recorded].filter((each) => existsSync(join(config.data, "snapshots", workspace, each)));
  for (const fingerprint of fingerprints) {
    try {
      await snapshotFiles.read(workspace, fingerprint);
    } catch (thrown) {
      if (!(thrown instanceof SegueError && thrown.code === "damaged-file")) throw thrown;
      const mended = await repair(() => snapshotFiles.remove(workspace, fingerprint));
      const text = `The snapshot ${fingerprint.slice(0, 12)}… of ${workspace} is damaged.`;
      if (mended) findings.push(ok(`${text} What was left of it is removed; where it is needed it is taken again.`));
      else
        findings.push(
          warning(`${text} Where it is needed it is taken again.`, "Remove what is left of it: segue doctor --repair"),
        );
    }
  }
  if (findings.length > 0 || fingerprints.length === 0) return findings;
  return [ok(`${fingerprints.length} snapshots of ${workspace} are what was stored.`)];
}
