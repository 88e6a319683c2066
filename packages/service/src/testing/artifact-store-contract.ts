import { describe, expect, it } from "vitest";
import type { ArtifactStore } from "../ports/artifact-store.js";

/** What every artifact store must pass; `open` gives an empty one. Call it at the top level of a vitest file. */
export function describeArtifactStore(name: string, open: () => Promise<ArtifactStore>): void {
  describe(`artifact store ${name}`, () => {
    const bytes = (...values: number[]) => Uint8Array.from(values);
    const PATH = "models/main/als/3";

    it("gives back the bytes of every file of a set", async () => {
      const store = await open();
      const every = Uint8Array.from({ length: 256 }, (_, i) => i);
      await store.write(PATH, { "tensors.safetensors": every, empty: bytes() });
      expect([...(await store.read(PATH, "tensors.safetensors"))]).toEqual([...every]);
      expect(await store.read(PATH, "empty")).toHaveLength(0);
    });

    it("keeps the bytes as they were when it was given them, also those of a view", async () => {
      const store = await open();
      const whole = bytes(9, 1, 2, 3, 9);
      await store.write(PATH, { file: whole.subarray(1, 4) });
      whole.fill(7);
      expect([...(await store.read(PATH, "file"))]).toEqual([1, 2, 3]);
    });

    it("says damaged-file for a file and for a set that is not there", async () => {
      const store = await open();
      await store.write(PATH, { file: bytes(1) });
      await expect(store.read(PATH, "other")).rejects.toMatchObject({ code: "damaged-file" });
      await expect(store.read("models/main/als/4", "file")).rejects.toMatchObject({ code: "damaged-file" });
    });

    it("replaces a set whole: nothing of the earlier one stays", async () => {
      const store = await open();
      await store.write(PATH, { file: bytes(1), old: bytes(2) });
      await store.write(PATH, { file: bytes(3) });
      expect([...(await store.read(PATH, "file"))]).toEqual([3]);
      await expect(store.read(PATH, "old")).rejects.toMatchObject({ code: "damaged-file" });
    });

    it("is written whole by whoever comes last, where many write the same at once", async () => {
      const store = await open();
      await Promise.all(Array.from({ length: 20 }, (_, i) => store.write(PATH, { file: bytes(i), same: bytes(7) })));
      expect([...(await store.read(PATH, "file"))]).toEqual([19]);
      expect([...(await store.read(PATH, "same"))]).toEqual([7]);
    });

    it("keeps neighbouring sets apart and removes one of them only", async () => {
      const store = await open();
      await store.write("models/main/a_b/1", { file: bytes(1) });
      await store.write("models/main/a/1", { file: bytes(2) });
      await store.write("models/main/a/10", { file: bytes(3) });
      await store.remove("models/main/a/1");
      await store.remove("models/main/a/1");
      expect(await store.has("models/main/a/1")).toBe(false);
      expect(await store.has("models/main/a/10")).toBe(true);
      await store.remove("models/main/a");
      expect([await store.has("models/main/a/10"), await store.has("models/main/a_b/1")]).toEqual([false, true]);
      await store.write("models/main/a/10", { file: bytes(3) });
      await expect(store.read("models/main/a/1", "file")).rejects.toMatchObject({ code: "damaged-file" });
      expect([...(await store.read("models/main/a_b/1", "file"))]).toEqual([1]);
      expect([...(await store.read("models/main/a/10", "file"))]).toEqual([3]);
    });
  });
}
