import { describe, expect, it } from "vitest";
import { verifyAudit } from "../../audit/verify.js";
import type { AuditEntry } from "../../ports/audit.js";
import { allPages, NOW, ONE, OTHER } from "./rows.js";
import type { Under } from "./under.js";

const entry = (action: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  at: NOW,
  actor: "key-1",
  action,
  targetKind: "models",
  targetId: "ease@1",
  listener: null,
  outcome: "done",
  status: 200,
  requestId: "r1",
  address: "192.0.2.0/24",
  count: 1,
  ...more,
});

/** The audit log: rows are added and never changed, each bound to those before it. */
export function describeAudit(under: Under): void {
  const audit = () => under().store.audit;
  const actions = async (workspace: string, filter = {}) =>
    (await audit().list(workspace, filter, { limit: 100 })).items.map(({ action }) => action);

  describe("the audit log", () => {
    it("keeps what was done in each workspace, newest first, page after page, after reopening too", async () => {
      for (const action of ["a", "b", "c", "d", "e"]) await audit().append(ONE, entry(action));
      await audit().append(OTHER, entry("theirs", { status: null, targetId: null, address: null, requestId: null }));
      const { audit: reopened } = await under().reopen();
      const { items, sizes } = await allPages((page) => reopened.list(ONE, {}, page), 2);
      expect(items.map(({ seq, action }) => [seq, action])).toEqual([5, 4, 3, 2, 1].map((seq) => [seq, "_abcde"[seq]]));
      expect(sizes).toEqual([2, 2, 1]);
      expect(items.at(-1)).toEqual({ ...entry("a"), seq: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
      expect(await reopened.after(ONE, 3, 10)).toEqual(items.slice(0, 2).toReversed());
      expect((await reopened.list(OTHER, {}, { limit: 9 })).items).toMatchObject([{ seq: 1, action: "theirs", status: null }]);
    });

    it("is searched by time, action, actor and whom or what it is about", async () => {
      await audit().append(ONE, entry("old", { at: NOW - 10 }));
      await audit().append(ONE, entry("mine", { actor: "key-2", targetId: "k9" }));
      await audit().append(ONE, entry("about", { listener: "p-1" }));
      await audit().append(ONE, entry("late", { at: NOW + 10 }));
      expect(await actions(ONE, { since: NOW, until: NOW + 10 })).toEqual(["about", "mine"]);
      expect(await actions(ONE, { action: "late" })).toEqual(["late"]);
      expect(await actions(ONE, { actor: "key-2" })).toEqual(["mine"]);
      expect(await actions(ONE, { about: ["p-1", "k9"] })).toEqual(["about", "mine"]);
      expect(await actions(OTHER, { about: ["p-1"] })).toEqual([]);
    });

    it("has one chain, however many write at once", async () => {
      await Promise.all(Array.from({ length: 40 }, (_, i) => audit().append(ONE, entry(`${i}`))));
      expect((await actions(ONE)).toSorted()).toEqual(Array.from({ length: 40 }, (_, i) => `${i}`).toSorted());
      expect(await verifyAudit(audit(), ONE)).toMatchObject({ intact: true, rows: 40, first: 1, last: 40 });
      expect(await verifyAudit(audit(), OTHER)).toMatchObject({ intact: true, rows: 0, first: 0, last: 0 });
    });

    it("calls a listener by the same pseudonym always, another one in each workspace", async () => {
      const name = await audit().pseudonym(ONE, "ann");
      expect(name).toMatch(/^p-[0-9a-f]{32}$/);
      expect(await (await under().reopen()).audit.pseudonym(ONE, "ann")).toBe(name);
      expect(new Set([name, await audit().pseudonym(ONE, "bob"), await audit().pseudonym(OTHER, "ann")]).size).toBe(3);
    });

    it("can be checked after its oldest rows were cut off, which never leaves a gap", async () => {
      for (const [i, at] of [1, 2, 9, 3, 9].entries()) await audit().append(ONE, entry(`${i}`, { at }));
      const whole = await verifyAudit(audit(), ONE);
      expect(await audit().cut(ONE, 5)).toBe(2);
      expect(await audit().cut(ONE, 5)).toBe(0);
      expect(await actions(ONE)).toEqual(["4", "3", "2"]);
      expect(await verifyAudit(audit(), ONE)).toEqual({ ...whole, rows: 3, first: 3 });
      expect(await audit().cut(ONE, 100)).toBe(3);
      expect(await verifyAudit(audit(), ONE)).toMatchObject({ intact: true, rows: 0, last: 5, hash: whole.hash });
      await audit().append(ONE, entry("after"));
      expect(await verifyAudit(audit(), ONE, { seq: 5, hash: whole.hash })).toMatchObject({ intact: true, rows: 1, first: 6 });
    });

    it("tells whether it still goes through a row that somebody noted", async () => {
      await audit().append(ONE, entry("a"));
      const { last, hash } = await verifyAudit(audit(), ONE);
      await audit().append(ONE, entry("b"));
      expect(await verifyAudit(audit(), ONE, { seq: last, hash })).toMatchObject({ intact: true });
      expect(await verifyAudit(audit(), ONE, { seq: 2, hash })).toMatchObject({ intact: false, problem: /Row 2/ });
      expect(await verifyAudit(audit(), ONE, { seq: 3, hash })).toMatchObject({ intact: false, problem: /ends with row 2/ });
    });

    it("tells once of each change of the schema", async () => {
      const first = await audit().newSchema(ONE);
      expect(first).toMatchObject({ name: expect.stringMatching(/^\d{3}-/) });
      expect(first!.changes).toBeGreaterThan(3);
      expect(await (await under().reopen()).audit.newSchema(ONE)).toBeUndefined();
    });

    it("goes with its workspace", async () => {
      await under().store.workspaces.add({ id: ONE, createdAt: NOW });
      await audit().append(ONE, entry("a"));
      const name = await audit().pseudonym(ONE, "ann");
      await under().store.workspaces.remove(ONE);
      expect(await actions(ONE)).toEqual([]);
      expect(await audit().pseudonym(ONE, "ann")).not.toBe(name);
    });
  });
}
