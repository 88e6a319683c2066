import { describe, expect, it } from "vitest";
import type { Store } from "../../ports/store.js";
import type { FilledTable, WholeRow, WholeStore } from "../../ports/whole-store.js";
import { key } from "./keys.js";
import { model } from "./models.js";
import { eventRow, importRecord, job, NOW, ONE, OTHER, PLACE, play, trackRow } from "./rows.js";
import type { Under } from "./under.js";

/** Everything that a store holds, and all that came of an older one. */
export function describeWhole(under: Under): void {
  describe("the whole store", () => {
    it("fills a new one, which then holds the same and goes on from there", async () => {
      const { store } = under();
      await fillWithAll(store);
      const { changes, tables } = await everything(store.whole);
      const other = await under().filled(changes, streamed(tables));
      const again = await everything(other.whole);
      expect(again.changes).toEqual(changes);
      expect(again.tables).toEqual(tables);
      for (const [name, { rows, count }] of Object.entries(tables)) expect(rows.length, name).toBe(count);
      const empty = Object.keys(tables).filter((name) => tables[name]!.count === 0);
      expect(empty.filter((name) => FILLED.includes(name))).toEqual([]);
      for (const each of [store, other]) await each.events.add(ONE, [play("new", "new")], NOW);
      expect((await everything(other.whole)).tables.users).toEqual((await everything(store.whole)).tables.users);
    });

    it("is read as it is at one moment, whatever is written meanwhile", async () => {
      const { store } = under();
      await store.events.add(ONE, [play("ann", "t1")], NOW);
      const seen = await store.whole.read(async ({ tables }) => {
        await store.events.add(ONE, [play("bob", "t2")], NOW);
        return rowsOf(tables.find(({ name }) => name === "users")!.rows());
      });
      expect(seen.map(({ id }) => id)).toEqual(["ann"]);
    });

    it("comes page after page, none of its rows left out or doubled", async () => {
      const { store } = under();
      const plays = Array.from({ length: 12_001 }, (_, i) => play(`u${i % 7}`, `t${i % 5}`, { at: NOW + i }));
      await store.events.add(ONE, plays, NOW);
      const events = (await everything(store.whole)).tables.events!;
      expect(events.count).toBe(plays.length);
      expect(events.rows.map(({ at }) => Number(at)).sort((a, b) => a - b)).toEqual(plays.map(({ at }) => at));
    });

    it("is filled as one change: what cannot be taken leaves nothing", async () => {
      const { changes, tables } = await everything(under().store.whole);
      const broken = { ...tables, events: { columns: tables.events!.columns, rows: [{ batch: 1, user_pk: 404, seq: 1 }] } };
      await expect(under().filled(changes, streamed(broken))).rejects.toThrow();
      await expect(under().filled([...changes, "999-tomorrow"], streamed(tables))).rejects.toMatchObject({
        code: "newer-backup",
      });
    });
  });
}

const FILLED = [
  ...["workspaces", "revisions", "batches", "users", "tracks", "imports", "events", "claims", "user_claims", "friends", "tags"],
  ...["labels", "problems", "kept_apart", "settings", "models", "deployment_changes", "jobs", "job_log", "keys"],
];

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly WholeRow[];
}

async function everything(whole: WholeStore) {
  return whole.read(async ({ changes, tables }) => {
    const read: Record<string, Table & { readonly count: number }> = {};
    for (const { name, columns, count, rows } of tables) read[name] = { columns, count, rows: await rowsOf(rows()) };
    return { changes, tables: read };
  });
}

async function rowsOf(batches: AsyncIterable<readonly WholeRow[]>): Promise<WholeRow[]> {
  const rows: WholeRow[] = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}

async function* streamed(tables: Readonly<Record<string, Table>>): AsyncGenerator<FilledTable> {
  const batches = async function* (rows: readonly WholeRow[]) {
    yield rows.slice(0, 1);
    yield rows.slice(1);
  };
  for (const [name, { columns, rows }] of Object.entries(tables)) yield { name, columns, rows: batches(rows) };
}

/** Something in every table that this can reach. */
async function fillWithAll(store: Store): Promise<void> {
  for (const id of [ONE, OTHER]) {
    await store.workspaces.add({ id, createdAt: NOW });
    await store.events.add(id, [play("ann", "t1", { value: 0.1 + 0.2, duration: 1e-7 }), play("bob", "t2")], NOW);
    const stage = await store.imports.stage(id, `import-${id}`);
    const odd = 'a\u2028"b\\\n\u{1f3b5}';
    await stage.add([
      eventRow("ann", odd),
      trackRow(odd, odd, odd, { year: 1999 }),
      { type: "tag", ...PLACE, track: "t2", tag: odd, user: "ann" },
      { type: "friend", ...PLACE, user: "ann", friend: "cat" },
      { type: "label", ...PLACE, track: "t1", label: "jazz" },
      { type: "user", ...PLACE, user: "ann", facts: { age: 41 } },
    ]);
    const problem = { rule: "r", outcome: "aside", reason: odd, remedy: "" } as const;
    await stage.addProblems([{ type: "problem", ...PLACE, ...problem }]);
    await stage.publish(importRecord(`import-${id}`, { contentHash: id }));
    await store.settings.set(id, "cleaning", { on: true });
    await store.merges.keepApart(id, "t1");
    await store.models.publish(id, model("m"), 1);
    await store.keys.add(key(`key of ${id}`, { workspace: id, user: odd }));
    for (const kind of ["train", "backup"]) {
      await store.jobs.add(job(`${kind} of ${id}`, { workspace: id, kind }));
      await store.jobs.log(`${kind} of ${id}`, { at: NOW, text: odd });
    }
  }
}
