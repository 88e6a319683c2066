import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderArtifactStore, REPLACED, restoreReplaced } from "../../src/adapters/files/artifact-store.js";
import { memoryArtifactStore } from "../../src/adapters/memory/artifact-store.js";
import { describeArtifactStore } from "../../src/testing/index.js";
import { temporaryFolder } from "../temporary-folder.js";

const root = temporaryFolder();
describeArtifactStore("files", async () => {
  mkdirSync(root, { recursive: true });
  return folderArtifactStore(mkdtempSync(join(root, "set-")));
});
it("keeps a set that is replaced there at every moment, where several processes write and read it", async () => {
  const folder = mkdtempSync(join(root, "set-"));
  const stores = Array.from({ length: 3 }, () => folderArtifactStore(folder));
  const content = () => ({ a: Uint8Array.of(7), b: Uint8Array.of(7) });
  await stores[0]!.write("features/x", content());
  let writing = true;
  const written = Promise.all(
    stores.slice(1).map(async (store) => {
      for (let i = 0; i < 100; i++) await store.write("features/x", content());
    }),
  ).finally(() => {
    writing = false;
  });
  let read = 0;
  while (writing) {
    expect(await stores[0]!.has("features/x")).toBe(true);
    expect([...(await stores[0]!.read("features/x", "b"))]).toEqual([7]);
    read++;
  }
  await written;
  expect(read).toBeGreaterThan(10);
  expect(readdirSync(join(folder, REPLACED, "features"))).toEqual([]);
});
it("reads a set whose successor has no place yet, and puts it back where that will never have one", async () => {
  const folder = mkdtempSync(join(root, "set-"));
  const store = folderArtifactStore(folder);
  for (const path of ["features/x/y", "features/x/z"]) await store.write(path, { a: Uint8Array.of(7) });
  mkdirSync(join(folder, REPLACED, "features/x"), { recursive: true });
  renameSync(join(folder, "features/x/y"), join(folder, REPLACED, "features/x/y"));
  cpSync(join(folder, REPLACED, "features/x/y"), join(folder, REPLACED, "features/x/z"), { recursive: true });
  const there = async () => [await store.has("features/x/y"), [...(await store.read("features/x/y", "a"))]];
  expect(await there()).toEqual([true, [7]]);
  restoreReplaced(folder);
  expect(readdirSync(folder).sort()).toEqual([".tmp", "features"]);
  expect(readdirSync(join(folder, "features/x")).sort()).toEqual(["y", "z"]);
  expect(await there()).toEqual([true, [7]]);
});
describeArtifactStore("memory", async () => memoryArtifactStore());
