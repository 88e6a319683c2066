import { beforeEach, describe, expect, it } from "vitest";
import type { UsageCount } from "../../ports/usage.js";
import { NOW, ONE, OTHER } from "./rows.js";
import type { Under } from "./under.js";

const NOTHING = { requests: 0, refused: 0, failed: 0, answers: 0, events: 0, seconds: 0, bytesOut: 0 };
const used = (day: string, more: Partial<UsageCount> = {}): UsageCount => ({
  ...NOTHING,
  workspace: ONE,
  day,
  key: "k1",
  model: "",
  requests: 1,
  ...more,
});

/** Usage: counts that add up, whoever adds. */
export function describeUsage(under: Under): void {
  const usage = () => under().store.usage;
  const all = { from: "2030-01-01", to: "2030-12-31" };

  describe("usage", () => {
    beforeEach(async () => {
      for (const id of [ONE, OTHER]) await under().store.workspaces.add({ id, createdAt: NOW });
    });

    it("adds up what several nodes count at once, also after reopening", async () => {
      const counts = [
        used("2030-01-01", { refused: 1, bytesOut: 4_000_000_000 }),
        used("2030-01-01", { key: "", seconds: 0.5 }),
        used("2030-01-02", { model: "ease@1", answers: 1, events: 3, failed: 1 }),
        used("2030-01-01", { workspace: OTHER, requests: 9 }),
      ];
      await Promise.all(Array.from({ length: 5 }, (_, i) => usage().add(i % 2 ? counts : counts.toReversed())));
      const { usage: reopened } = await under().reopen();
      expect(await reopened.sum(ONE, all, "day")).toEqual([
        { ...NOTHING, of: "2030-01-01", requests: 10, refused: 5, seconds: 2.5, bytesOut: 20_000_000_000 },
        { ...NOTHING, of: "2030-01-02", requests: 5, failed: 5, answers: 5, events: 15 },
      ]);
      expect((await reopened.sum(OTHER, all, "day")).map(({ requests }) => requests)).toEqual([45]);
    });

    it("is told by key and by model, for the days that are asked for", async () => {
      await usage().add([used("2030-01-01"), used("2030-01-02", { model: "ease@1" }), used("2030-01-03", { key: "k2" })]);
      const of = async (from: string, to: string, by: "key" | "model") =>
        (await usage().sum(ONE, { from, to }, by)).map((sum) => [sum.of, sum.requests]);
      expect(await of(all.from, all.to, "key")).toEqual([
        ["k1", 2],
        ["k2", 1],
      ]);
      expect(await of("2030-01-02", "2030-01-03", "model")).toEqual([
        ["", 1],
        ["ease@1", 1],
      ]);
    });

    it("goes with its workspace, and does not come back by what was counted before", async () => {
      await usage().add([used("2030-01-01")]);
      await under().store.workspaces.remove(ONE);
      await usage().add([used("2030-01-01"), used("2030-01-01", { workspace: OTHER })]);
      expect(await usage().sum(ONE, all, "day")).toEqual([]);
      expect(await usage().sum(OTHER, all, "day")).toHaveLength(1);
    });
  });
}
