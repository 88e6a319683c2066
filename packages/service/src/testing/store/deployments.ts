import { describe, expect, it } from "vitest";
import { type DeploymentChange, MOST_CHANGES, type Serving } from "../../ports/models.js";
import { model } from "./models.js";
import { NOW, ONE, OTHER } from "./rows.js";
import type { Under } from "./under.js";

const single = (name: string, version: number): Serving => ({ models: [{ model: name, version, weight: 1 }], by: null });
const mix: Serving = {
  models: [
    { model: "m", version: 1, weight: 0.9 },
    { model: "m", version: 2, weight: 0.1 },
  ],
  by: "listener",
};
const promoted = (serving: Serving, at: number, back: number | null): Omit<DeploymentChange, "number"> => ({
  serving,
  how: "promoted",
  at,
  back,
});

/** What is served under which name, other names of versions, and what answers cost. */
export function describeDeployments(under: Under): void {
  describe("deployments", () => {
    it("serve the first model at home and leave later ones to their promotion", async () => {
      const { models } = under().store;
      await models.publish(ONE, model("m"), 1);
      await models.publish(ONE, model("m"), 2);
      const first = { number: 1, ...promoted(single("m", 1), NOW, null) };
      expect(await models.deployments(ONE)).toEqual([{ name: "home", changes: [first] }]);
      await models.deploy(ONE, "home", promoted(mix, NOW + 1, 1));
      await models.deploy(ONE, "beta", promoted(single("m", 2), NOW, null));
      const reopened = (await under().reopen()).models;
      expect(await reopened.served(ONE, "home")).toEqual(mix);
      const second = { number: 2, ...promoted(mix, NOW + 1, 1) };
      expect(await reopened.deployment(ONE, "home")).toEqual({ name: "home", changes: [second, first] });
      expect((await reopened.deployments(ONE)).map((each) => each.name)).toEqual(["beta", "home"]);
      expect([await reopened.deployment(ONE, "gamma"), await reopened.served(ONE, "gamma")]).toEqual([undefined, undefined]);
    });

    it("remember their last changes, which can be rewritten, and forget all when they go", async () => {
      const { models } = under().store;
      for (let i = 1; i <= MOST_CHANGES + 5; i++)
        await models.deploy(ONE, "radio", promoted(single("m", i), NOW + i, i - 1 || null));
      await models.rewriteChange(ONE, "radio", MOST_CHANGES, mix);
      const { changes } = (await models.deployment(ONE, "radio"))!;
      expect(changes.map(({ number }) => number)).toEqual(Array.from({ length: MOST_CHANGES }, (_, i) => MOST_CHANGES + 5 - i));
      expect(changes.filter(({ serving }) => serving.by === "listener").map(({ number }) => number)).toEqual([MOST_CHANGES]);
      await models.undeploy(ONE, "radio");
      await models.deploy(ONE, "radio", promoted(mix, NOW, null));
      expect((await models.deployment(ONE, "radio"))?.changes).toMatchObject([{ number: 1 }]);
    });
  });

  describe("aliases", () => {
    it("are moved, taken away, and go with their version", async () => {
      const { models } = under().store;
      for (const version of [1, 2]) await models.publish(ONE, model("m"), version);
      const alias = { name: "m", alias: "stable", version: 1, updatedAt: NOW };
      await models.setAlias(ONE, alias);
      await models.setAlias(ONE, { ...alias, version: 2, updatedAt: NOW + 1 });
      await models.setAlias(ONE, { ...alias, alias: "old" });
      expect(await models.aliases(ONE)).toEqual([
        { ...alias, alias: "old" },
        { ...alias, version: 2, updatedAt: NOW + 1 },
      ]);
      expect(await models.removeAlias(OTHER, "m", "old")).toBe(false);
      await models.remove(ONE, "m", 2);
      expect((await models.aliases(ONE)).map((each) => each.alias)).toEqual(["old"]);
      expect([await models.removeAlias(ONE, "m", "old"), await models.removeAlias(ONE, "m", "old")]).toEqual([true, false]);
    });
  });

  describe("what answers cost", () => {
    it("adds up by model, the largest memory counting, and is forgotten with the model", async () => {
      const { models } = under().store;
      await models.publish(ONE, model("m"), 1);
      const cost = { name: "m", version: 1, answers: 64, seconds: 0.25, bytes: 9e9 };
      await models.spend(ONE, [cost, { ...cost, version: 7 }]);
      await models.spend(ONE, [{ ...cost, answers: 1, bytes: 5 }]);
      await models.spend(OTHER, [cost]);
      expect(await models.costs(ONE)).toEqual([{ ...cost, answers: 65, seconds: 0.5 }]);
      expect(await models.costs(OTHER)).toEqual([]);
      await models.remove(ONE, "m", 1);
      expect(await models.costs(ONE)).toEqual([]);
    });
  });

  it("of one workspace are never shown to another, and go with theirs", async () => {
    const { models, workspaces } = under().store;
    await workspaces.add({ id: ONE, createdAt: NOW });
    await models.publish(ONE, model("m"), 1);
    await models.setAlias(ONE, { name: "m", alias: "stable", version: 1, updatedAt: NOW });
    await models.spend(ONE, [{ name: "m", version: 1, answers: 1, seconds: 1, bytes: 1 }]);
    const everything = async (workspace: string) => [
      ...(await models.deployments(workspace)),
      ...(await models.aliases(workspace)),
      ...(await models.costs(workspace)),
      ...(await models.numbers(workspace)),
    ];
    expect(await everything(OTHER)).toEqual([]);
    expect(await everything(ONE)).toHaveLength(4);
    await workspaces.remove(ONE);
    expect(await everything(ONE)).toEqual([]);
  });
}
