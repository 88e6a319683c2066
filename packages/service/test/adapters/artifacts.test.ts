import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { folderArtifactStore } from "../../src/adapters/files/artifact-store.js";
import { memoryArtifactStore } from "../../src/adapters/memory/artifact-store.js";
import { describeArtifactStore } from "../../src/testing/index.js";
import { temporaryFolder } from "../temporary-folder.js";

const root = temporaryFolder();
describeArtifactStore("files", async () => {
  mkdirSync(root, { recursive: true });
  return folderArtifactStore(mkdtempSync(join(root, "set-")));
});
describeArtifactStore("memory", async () => memoryArtifactStore());
