import { describe, expect, it } from "vitest";
import type { ModelRecord } from "../../ports/models.js";
import type { SnapshotRecord } from "../../ports/snapshots.js";
import { allPages, NOW, ONE, OTHER } from "./rows.js";
import type { Under } from "./under.js";

export const model = (name: string): Omit<ModelRecord, "version"> => ({
  name,
  algorithm: "ease",
  task: "recommend",
  config: { regularization: 12.5, deep: { list: [1, "é"] } },
  seed: 9_007_199_254_740_991,
  dataset: "f".repeat(64),
  holds: "histories",
  users: 3,
  tracks: 4,
  bytes: 1234,
  seconds: { load: 0.001, train: 2.5 },
  peakRssMb: 101.5,
  createdAt: NOW,
  codeVersion: "1.2.3",
  job: "job-1",
  evaluation: {
    split: "leave-one-out",
    seed: 42,
    users: 3,
    metrics: { "ndcg@10": { value: 0.5, low: 0.4, high: 0.6 } },
    slices: [],
    seconds: { train: 1, score: 0.5 },
  },
  origin: { model: "theirs@7", createdAt: NOW - 9, exportedAt: NOW - 5, exportedBy: "1.2.2", data: null },
  estimate: { seconds: 2.5, bytes: 7e9 },
});

/** Models, the names under which they are served, and the snapshots that they learned from. */
export function describeModels(under: Under): void {
  describe("models and deployments", () => {
    it("gives a model back whole, by version or the newest", async () => {
      const { models } = under().store;
      expect(await models.nextVersion(ONE, "m")).toBe(1);
      await models.publish(ONE, model("m"), 1);
      await models.publish(ONE, { ...model("m"), algorithm: "als" }, 2);
      await models.publish(ONE, model("a"), 1);
      expect(await models.nextVersion(ONE, "m")).toBe(3);
      const reopened = (await under().reopen()).models;
      expect(await reopened.get(ONE, "m", 1)).toEqual({ ...model("m"), version: 1 });
      expect(await reopened.get(ONE, "m")).toMatchObject({ version: 2, algorithm: "als" });
      expect((await reopened.list(ONE)).map(({ name, version }) => [name, version])).toEqual([
        ["a", 1],
        ["m", 1],
        ["m", 2],
      ]);
      expect([await reopened.get(ONE, "m", 3), await reopened.get(ONE, "x")]).toEqual([undefined, undefined]);
    });

    it("refuses a version that there is, and changes nothing", async () => {
      const { models } = under().store;
      await models.publish(ONE, model("m"), 1);
      await expect(models.publish(ONE, { ...model("m"), algorithm: "als" }, 1)).rejects.toThrow();
      expect((await models.get(ONE, "m", 1))?.algorithm).toBe("ease");
    });

    it("gives each number once: what is deleted or never recorded does not free it, in its workspace", async () => {
      const { models } = under().store;
      const given = [await models.nextVersion(ONE, "m"), await models.nextVersion(ONE, "m")];
      await models.publish(ONE, model("m"), 2);
      await models.remove(ONE, "m", 2);
      given.push(await models.nextVersion(ONE, "m"), await models.nextVersion(OTHER, "m"));
      expect(given).toEqual([1, 2, 3, 1]);
      await models.publish(ONE, model("m"), 9);
      expect(await models.numbers(ONE)).toEqual([{ name: "m", highest: 9 }]);
      const many = await Promise.all(Array.from({ length: 8 }, () => models.nextVersion(ONE, "m")));
      expect(many.sort((a, b) => a - b)).toEqual([10, 11, 12, 13, 14, 15, 16, 17]);
    });

    it("keeps what is not known as such", async () => {
      const { models } = under().store;
      const plain = { ...model("m"), codeVersion: "", job: null, evaluation: null, origin: null };
      await models.publish(ONE, plain, 1);
      expect(await models.get(ONE, "m")).toEqual({ ...plain, version: 1 });
    });

    it("are listed in pages by name and version, each once, also while one goes", async () => {
      const { models } = under().store;
      for (const [name, version] of [
        ["b", 1],
        ["a", 10],
        ["a", 9],
        ["c", 1],
        ["b", 2],
      ] as const)
        await models.publish(ONE, model(name), version);
      await models.publish(OTHER, model("z"), 1);
      const ids = async (limit: number, name?: string) => {
        const { items, sizes } = await allPages((page) => models.page(ONE, page, name), limit);
        return { ids: items.map((each) => `${each.name}@${each.version}`), sizes };
      };
      const all = ["a@9", "a@10", "b@1", "b@2", "c@1"];
      expect(await ids(2)).toEqual({ ids: all, sizes: [2, 2, 1] });
      expect(await ids(5)).toEqual({ ids: all, sizes: [5] });
      expect(await ids(1, "b")).toEqual({ ids: ["b@1", "b@2"], sizes: [1, 1] });
      const first = await models.page(ONE, { limit: 2 });
      await models.remove(ONE, "a", 10);
      expect((await models.page(ONE, { limit: 9, cursor: first.next })).items).toMatchObject([
        { name: "b" },
        { name: "b" },
        { name: "c" },
      ]);
      await expect(models.page(ONE, { limit: 9, cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid-request" });
    });

    it("serves no model at home that does not recommend", async () => {
      const { models } = under().store;
      await models.publish(ONE, { ...model("genres"), task: "analyze" }, 1);
      expect(await models.deployments(ONE)).toEqual([]);
      expect(await models.get(ONE, "genres")).toMatchObject({ task: "analyze" });
      await models.publish(ONE, model("m"), 1);
      expect(await models.deployments(ONE)).toMatchObject([
        { name: "home", changes: [{ serving: { models: [{ model: "m" }] } }] },
      ]);
    });

    it("removes one version and no other", async () => {
      const { models } = under().store;
      for (const version of [1, 2, 3]) await models.publish(ONE, model("m"), version);
      await models.publish(OTHER, model("m"), 2);
      await models.remove(ONE, "m", 2);
      expect((await models.list(ONE)).map((each) => each.version)).toEqual([1, 3]);
      expect(await models.list(OTHER)).toHaveLength(1);
    });

    it("never shows one workspace the models of another", async () => {
      const { models } = under().store;
      await models.publish(ONE, model("m"), 1);
      expect([await models.get(OTHER, "m"), await models.list(OTHER), await models.deployments(OTHER)]).toEqual([
        undefined,
        [],
        [],
      ]);
      expect([await models.nextVersion(OTHER, "m"), await models.deployment(OTHER, "home")]).toEqual([1, undefined]);
    });
  });

  describe("snapshots", () => {
    it("finds the snapshot of a revision, newest first in the list, its own only", async () => {
      const { snapshots } = under().store;
      const taken = (revision: number): SnapshotRecord => ({
        fingerprint: `f${revision}`,
        revision,
        users: 1,
        tracks: 2,
        events: 3,
        createdAt: NOW,
        // The store keeps these as they are.
        lineage: { version: "1" } as SnapshotRecord["lineage"],
        report: { warnings: [] } as unknown as SnapshotRecord["report"],
      });
      await snapshots.record(ONE, taken(1));
      await snapshots.record(ONE, taken(7));
      await snapshots.record(ONE, taken(7));
      expect(await snapshots.at(ONE, 7)).toEqual(taken(7));
      expect(await snapshots.at(ONE, 2)).toBeUndefined();
      expect(await snapshots.list(ONE)).toEqual([taken(7), taken(1)]);
      expect([await snapshots.at(OTHER, 7), await snapshots.list(OTHER)]).toEqual([undefined, []]);
      expect([await snapshots.newest(ONE), await snapshots.newest(OTHER)]).toEqual([taken(7), undefined]);
    });

    it("forgets snapshots that are too old, and leads from them to the one that took their place", async () => {
      const { snapshots } = under().store;
      const record = { users: 2, tracks: 2, events: 3, createdAt: NOW };
      const more = { lineage: {} as SnapshotRecord["lineage"], report: {} as SnapshotRecord["report"] };
      for (const [revision, fingerprint] of [
        [1, "f1"],
        [2, "f2"],
        [3, "f3"],
        [9, "f2"],
      ] as const)
        await snapshots.record(ONE, { fingerprint, revision, ...record, ...more });
      await snapshots.replace(ONE, "f0", { fingerprint: "f1", users: 1, events: 2, report: more.report });
      await snapshots.forgetBefore(ONE, 9, "f2");
      expect((await snapshots.list(ONE)).map(({ fingerprint }) => fingerprint)).toEqual(["f2"]);
      const leads = async (fingerprint: string) => snapshots.current(ONE, fingerprint);
      expect([await leads("f0"), await leads("f1"), await leads("f2"), await leads("f3")]).toEqual(["f2", "f2", "f2", "f2"]);
      await snapshots.forgetBefore(ONE, 10, undefined);
      expect(await snapshots.list(ONE)).toEqual([]);
    });

    it("leads from a snapshot that was rewritten to its successor, over several steps", async () => {
      const { snapshots } = under().store;
      const record = { revision: 3, users: 2, tracks: 2, events: 3, createdAt: NOW };
      const more = { lineage: {} as SnapshotRecord["lineage"], report: {} as SnapshotRecord["report"] };
      await snapshots.record(ONE, { fingerprint: "f1", ...record, ...more });
      await snapshots.replace(ONE, "f1", { fingerprint: "f2", users: 1, events: 2, report: more.report });
      await snapshots.replace(ONE, "f2", { fingerprint: "f3", users: 0, events: 0, report: more.report });
      expect(await snapshots.list(ONE)).toMatchObject([{ fingerprint: "f3", users: 0, tracks: 2, events: 0 }]);
      expect([
        await snapshots.current(ONE, "f1"),
        await snapshots.current(ONE, "f2"),
        await snapshots.current(ONE, "f9"),
      ]).toEqual(["f3", "f3", "f9"]);
      expect(await snapshots.current(OTHER, "f1")).toBe("f1");
    });
  });
}
