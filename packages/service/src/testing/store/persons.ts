import { describe, expect, it } from "vitest";
import type { AuditEntry } from "../../ports/audit.js";
import type { Job } from "../../ports/jobs.js";
import type { SnapshotRecord } from "../../ports/snapshots.js";
import { eventRow, importRecord, NOW, ONE, OTHER, PLACE, play } from "./rows.js";
import type { Under } from "./under.js";

const done: AuditEntry = {
  at: NOW,
  actor: "local",
  action: "exportUser",
  targetKind: "users",
  targetId: null,
  listener: null,
  outcome: "done",
  status: 200,
  requestId: null,
  address: null,
  count: 1,
};

const job = (id: string, input: unknown): Job => ({
  id,
  workspace: ONE,
  kind: "erase",
  input,
  resource: "",
  priority: 0,
  state: "queued",
  cancelling: false,
  finishing: false,
  bytes: 0,
  progress: 0,
  doing: "",
  result: null,
  error: null,
  attempts: 0,
  estimate: null,
  expectedAt: null,
  createdAt: NOW,
  startedAt: null,
  finishedAt: null,
});

/** Everything about a listener, from wherever it is kept, and nothing about others. */
export function describePersons(under: Under): void {
  describe("what is kept about a listener", () => {
    it("is given whole, with where it came from", async () => {
      const { store } = under();
      const rules = [{ rule: "bad", outcome: "refused", rows: 2, examples: ["line 3: ann", "line 4: bob"] }] as const;
      const problem = { type: "problem", ...PLACE, rule: "r", outcome: "refused", reason: "r", remedy: "r" } as const;
      for (const [id, workspace] of [
        ["i1", ONE],
        ["o1", OTHER],
      ] as const) {
        const stage = await store.imports.stage(workspace, id);
        await stage.add([
          eventRow("ann", "t1", { at: NOW - 5, duration: 90 }),
          eventRow("bob", "t1"),
          { type: "user", ...PLACE, user: "ann", facts: { age: 33 } },
          { type: "friend", ...PLACE, user: "ann", friend: "bob" },
          { type: "friend", ...PLACE, user: "cleo", friend: "ann" },
          { type: "friend", ...PLACE, user: "cleo", friend: "bob" },
          { type: "tag", ...PLACE, track: "t1", tag: "calm", user: "ann", at: NOW },
        ]);
        await stage.addProblems([
          { ...problem, value: "ann" },
          { ...problem, value: "bob" },
        ]);
        await stage.publish(importRecord(id, { rules, contentHash: id }));
      }
      await store.events.add(ONE, [play("ann", "t2", { id: "e1", recommendation: "r1" })], NOW + 1);
      for (const [key, user] of [
        ["k1", "ann"],
        ["k2", "bob"],
      ] as const) {
        await store.idempotency.begin(ONE, key, "print", NOW, NOW + 1);
        await store.idempotency.answer(ONE, key, 202, JSON.stringify({ input: { user } }));
      }
      await store.jobs.add(job("j1", { user: "ann" }));
      await store.jobs.add(job("j2", { user: "bob" }));
      await store.jobs.log("j2", { at: NOW, text: "ann was told" });
      const key = { workspace: ONE, name: "k", scopes: ["read"], start: "s", kind: "secret", origins: [], rate: null } as const;
      const times = { createdAt: NOW, expiresAt: null, lastUsedAt: null, revokedAt: null };
      await store.keys.add({ ...key, ...times, id: "k1", hash: "h1", user: "ann" });
      await store.keys.add({ ...key, ...times, id: "k2", hash: "h2", user: "bob" });
      await store.workspaces.add({ id: ONE, createdAt: NOW });
      const used = { refused: 0, failed: 0, answers: 0, events: 0, seconds: 0, bytesOut: 0 };
      for (const [id, requests] of [
        ["k1", 3],
        ["k2", 5],
      ] as const)
        await store.usage.add([{ workspace: ONE, day: "2030-01-01", key: id, model: "", requests, ...used }]);
      const report = { rules: [{ rule: "robots", examples: ["ann: play of t1", "bob: play of t1"] }] };
      await store.snapshots.record(ONE, {
        ...{ fingerprint: "f1", revision: 1, users: 2, tracks: 2, events: 3, createdAt: NOW },
        // The store keeps these as they are.
        lineage: {} as SnapshotRecord["lineage"],
        report: report as unknown as SnapshotRecord["report"],
      });
      await store.audit.append(ONE, { ...done, listener: "p-ann" });
      await store.audit.append(ONE, { ...done, listener: "p-bob" });
      await store.audit.append(ONE, { ...done, actor: "k1", action: "createEvents" });

      const told = await store.persons.about(ONE, "ann", "p-ann");
      expect(told).toMatchObject({
        id: "ann",
        facts: { age: 33 },
        claims: [{ source: "i1", facts: { age: 33 } }],
        events: [
          { track: "t1", kind: "play", value: 1, at: NOW - 5, duration: 90, id: null, receivedAt: null, source: "i1" },
          { track: "t2", at: NOW, id: "e1", recommendation: "r1", receivedAt: NOW + 1, source: "live" },
        ],
        friends: [
          { user: "ann", friend: "bob", source: "i1" },
          { user: "cleo", friend: "ann", source: "i1" },
        ],
        tags: [{ track: "t1", tag: "calm", at: NOW, source: "i1" }],
        imports: [{ id: "i1", name: "i1.csv", createdAt: NOW }],
        problems: [{ import: "i1", file: "more.csv", line: 2, value: "ann" }],
        examples: [{ import: "i1", rule: "bad", example: "line 3: ann" }],
        reports: [{ snapshot: "f1", example: "ann: play of t1" }],
        keys: [{ id: "k1" }],
        usage: [{ of: "2030-01-01", requests: 3 }],
        jobs: [{ id: "j1" }],
        jobLogs: [{ job: "j2", text: "ann was told" }],
        answers: [{ at: NOW, answer: { input: { user: "ann" } } }],
        audit: [{ listener: "p-ann" }, { action: "createEvents" }],
      });
      expect(Object.values(told!).filter((part) => Array.isArray(part) && part.length === 0)).toEqual([]);
      expect(await store.persons.about(ONE, "nobody", "p-nobody")).toBeUndefined();
      expect(await store.persons.about("third", "ann", "p-ann")).toBeUndefined();
    });
  });
}
