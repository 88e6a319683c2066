import { describe, expect, it } from "vitest";
import type { KeyRecord } from "../../ports/keys.js";
import { NOW, ONE, OTHER } from "./rows.js";
import type { Under } from "./under.js";

export const key = (id: string, more: Partial<KeyRecord> = {}): KeyRecord => ({
  id,
  workspace: ONE,
  name: `the key "${id}"`,
  hash: `hash of ${id}`,
  scopes: ["read", "events"],
  start: "segue_ab",
  kind: "secret",
  origins: [],
  user: null,
  rate: null,
  createdAt: NOW,
  expiresAt: null,
  lastUsedAt: null,
  revokedAt: null,
  ...more,
});

/** Keys: found by hash, revoked once, listed by workspace. */
export function describeKeys(under: Under): void {
  describe("keys", () => {
    it("finds a key by its hash, after reopening too", async () => {
      await under().store.keys.add(key("k1"));
      const { keys } = await under().reopen();
      expect(await keys.byHash("hash of k1")).toEqual(key("k1"));
      expect(await keys.byHash("hash of k2")).toBeUndefined();
    });

    it("keeps what a key is bound to, and gives it in its own workspace", async () => {
      const { keys } = under().store;
      const bound = key("k1", { kind: "publishable", origins: ["https://a.example"], user: "ann", rate: 9, expiresAt: NOW + 9 });
      await keys.add(bound);
      expect(await keys.get(ONE, "k1")).toEqual(bound);
      expect(await keys.get(OTHER, "k1")).toBeUndefined();
      await keys.used("k1", NOW + 3);
      await keys.expire(ONE, "k1", NOW + 20);
      expect(await keys.get(ONE, "k1")).toMatchObject({ lastUsedAt: NOW + 3, expiresAt: NOW + 9 });
      await keys.expire(OTHER, "k1", NOW + 2);
      await keys.expire(ONE, "k1", NOW + 5);
      expect((await keys.get(ONE, "k1"))?.expiresAt).toBe(NOW + 5);
    });

    it("knows from where publishable keys that are valid may be used", async () => {
      const { keys } = under().store;
      const origins = ["https://a.example"];
      await keys.add(key("k1", { origins }));
      expect(await keys.allowsOrigin("https://a.example", NOW)).toBe(false);
      await keys.add(key("k2", { kind: "publishable", origins, expiresAt: NOW + 5 }));
      const allowed = async (at: number) => keys.allowsOrigin("https://a.example", at);
      expect([await allowed(NOW), await allowed(NOW + 5)]).toEqual([true, false]);
      expect(await keys.allowsOrigin("https://b.example", NOW)).toBe(false);
      await keys.revoke(ONE, "k2", NOW);
      expect(await allowed(NOW)).toBe(false);
    });

    it("revokes a key once, and only for its own workspace", async () => {
      const { keys } = under().store;
      await keys.add(key("k1"));
      expect(await keys.revoke(OTHER, "k1", NOW + 1)).toBe(false);
      expect(await keys.revoke(ONE, "none", NOW + 1)).toBe(false);
      expect(await keys.revoke(ONE, "k1", NOW + 1)).toBe(true);
      expect(await keys.revoke(ONE, "k1", NOW + 2)).toBe(false);
      expect((await keys.byHash("hash of k1"))?.revokedAt).toBe(NOW + 1);
    });

    it("lists the keys of a workspace, oldest first", async () => {
      const { keys } = under().store;
      await keys.add(key("k2", { createdAt: NOW + 2 }));
      await keys.add(key("k1", { createdAt: NOW + 1, revokedAt: NOW + 3 }));
      await keys.add(key("o1", { workspace: OTHER }));
      expect((await keys.list(ONE)).map((each) => each.id)).toEqual(["k1", "k2"]);
      expect((await keys.list(OTHER)).map((each) => each.id)).toEqual(["o1"]);
    });

    it("makes a workspace's first key once, however many ask at once", async () => {
      const { keys } = under().store;
      await keys.add(key("o1", { workspace: OTHER }));
      const made = await Promise.all(["k1", "k2", "k3", "k4", "k5"].map((id) => keys.addFirst(key(id))));
      expect(made.filter(Boolean)).toHaveLength(1);
      expect(await keys.list(ONE)).toHaveLength(1);
      expect(await keys.addFirst(key("o2", { workspace: OTHER }))).toBe(false);
    });

    it("refuses two keys with one hash", async () => {
      const { keys } = under().store;
      await keys.add(key("k1"));
      await expect(keys.add(key("k2", { hash: "hash of k1", workspace: OTHER }))).rejects.toThrow();
    });
  });
}
