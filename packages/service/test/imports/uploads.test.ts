import { readFile } from "node:fs/promises";
import { PassThrough, Readable } from "node:stream";
import { expect, it } from "vitest";
import { removeUpload, saveUpload, useUpload } from "../../src/imports/uploads.js";
import { temporaryFolder } from "../temporary-folder.js";

const data = temporaryFolder();
const saved = async (text: string) => {
  const { id } = await saveUpload(data, "w", Readable.from([Buffer.from(text)]), new PassThrough());
  return { id, name: "plays.csv" };
};

it("says of an upload that another request removed while it was read that there is none", async () => {
  const upload = await saved("user_id,music_id\n");
  const used = useUpload(data, "w", upload, async ({ path }) => {
    await removeUpload(data, "w", upload.id);
    return readFile(path);
  });
  await expect(used).rejects.toMatchObject({ code: "unknown-upload" });
});

it("tells what failed where the upload is still there", async () => {
  const upload = await saved("user_id,music_id\n");
  const used = useUpload(data, "w", upload, async () => Promise.reject(new Error("It is no table.")));
  await expect(used).rejects.toThrow("It is no table.");
  expect(await useUpload(data, "w", upload, async ({ size }) => size)).toBe(17);
});
