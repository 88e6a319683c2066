import { describe, expect, it } from "vitest";
import { NOW, ONE, OTHER } from "./rows.js";
import type { Under } from "./under.js";

/** Writes under a key: one of many begins, the others are told; what a dead process began is taken over under the same seed. */
export function describeIdempotency(under: Under): void {
  const begin = (key: string, { workspace = ONE, print = "print", now = NOW } = {}) =>
    under().store.idempotency.begin(workspace, key, print, now, now + 1000);

  describe("idempotency", () => {
    it("lets one of many begin, and gives everybody its answer afterwards", async () => {
      const attempts = await Promise.all(Array.from({ length: 20 }, () => begin("key")));
      expect(attempts.map(({ state }) => state).sort()).toEqual(["begun", ...new Array(19).fill("running")]);
      expect(new Set(attempts.map(({ seed }) => seed)).size).toBe(1);
      await under().store.idempotency.answer(ONE, "key", 201, '{"n":1}');
      expect(await begin("key", { print: "other" })).toMatchObject({ state: "answered", fingerprint: "print" });
      const { idempotency } = await under().reopen();
      const again = await idempotency.begin(ONE, "key", "print", NOW + 5000, NOW + 6000);
      expect(again).toEqual({ ...attempts[0], state: "answered", answer: { status: 201, body: '{"n":1}' } });
    });

    it("belongs to a workspace", async () => {
      expect(await begin("key")).toMatchObject({ state: "begun" });
      expect(await begin("key", { workspace: OTHER })).toMatchObject({ state: "begun" });
    });

    it("is taken over when its time is up, by the same request only, or given back", async () => {
      const first = await begin("key");
      expect(await begin("key", { now: NOW + 999 })).toMatchObject({ state: "running" });
      expect(await begin("key", { now: NOW + 1000, print: "other" })).toMatchObject({ state: "running", fingerprint: "print" });
      expect(await begin("key", { now: NOW + 1000 })).toEqual(first);
      await under().store.idempotency.recover();
      expect(await begin("key", { now: NOW + 1001 })).toEqual(first);
      await under().store.idempotency.release(ONE, "key");
      expect(await begin("key", { now: NOW + 1002 })).toEqual(first);
    });

    it("forgets what is old, and what names a listener", async () => {
      const { idempotency } = under().store;
      for (const key of ["old", "named", "quoted", "plain"]) await begin(key, { now: key === "old" ? NOW - 1 : NOW });
      await idempotency.answer(ONE, "named", 200, JSON.stringify({ user: 'a"b\\c%' }));
      await idempotency.answer(ONE, "quoted", 200, JSON.stringify({ user: "a_b" }));
      await idempotency.answer(ONE, "plain", 200, JSON.stringify({ user: "axb" }));
      await idempotency.forget(NOW);
      await idempotency.forgetUser(ONE, 'a"b\\c%');
      await idempotency.forgetUser(OTHER, "a_b");
      const states = async () =>
        Promise.all(["old", "named", "quoted", "plain"].map(async (key) => (await begin(key, { print: "later" })).fingerprint));
      expect(await states()).toEqual(["later", "later", "print", "print"]);
      await idempotency.forgetUser(ONE, "a_b");
      expect((await begin("quoted", { print: "last" })).fingerprint).toBe("last");
      expect((await begin("plain", { print: "last" })).fingerprint).toBe("print");
    });
  });
}
