import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { createIdIndex, type DataRow } from "@segue/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPostgres } from "../../src/adapters/postgres/open.js";
import { createLiveListening } from "../../src/listeners/live-listening.js";
import type { ImportRecord } from "../../src/ports/imports.js";
import type { Store } from "../../src/ports/store.js";
import { newDatabase, newSchema, SERVER, type TestDatabase } from "../postgres.js";
import { temporaryFolder } from "../temporary-folder.js";

const NOW = 1_700_000_000_000;
const MAIN = "main";
const root = temporaryFolder();

const event = (user: string, track: string, id?: string) => ({
  ...{ user, track, kind: "play" as const, value: 1, at: NOW, duration: null },
  ...(id === undefined ? {} : { id }),
});
const row = (user: string, track: string): DataRow => ({
  type: "event",
  file: "f",
  line: 1,
  user,
  track,
  kind: "play",
  value: 1,
});
const record = (id: string): ImportRecord => ({
  ...{ id, name: id, format: "plays", contentHash: id, rules: [], simulated: false, createdAt: NOW },
  rows: { read: 1, kept: 1, changed: 0, left: 0 },
});

/** What `ask` gives once the database answers again: a connection that was cut off is noticed by whoever uses it next. */
async function answering<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: "database-unreachable" });
    }
  }
}

describe.skipIf(SERVER === undefined)("several nodes on one PostgreSQL", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await newDatabase();
  });
  afterAll(() => database.drop());

  /** Opens stores as so many processes would, on a schema of their own, all at the same time. */
  async function nodes(count: number, use: (stores: readonly Store[], url: string) => Promise<void>): Promise<void> {
    const schema = await newSchema(database);
    const open = () => openPostgres(schema.url, mkdtempSync(join(root, "staging-")));
    const stores = await Promise.all(Array.from({ length: count }, open));
    try {
      await use(stores, schema.url);
    } finally {
      await Promise.all(stores.map((store) => store.close()));
      await schema.drop();
    }
  }

  it("make the tables once when they start together", () =>
    nodes(4, async (stores) => {
      for (const store of stores) expect((await store.workspaces.list()).map(({ id }) => id)).toEqual([MAIN]);
    }));

  it("count every event once and give each an id of its own, whoever takes it", () =>
    nodes(3, async (stores) => {
      const sent = Array.from({ length: 120 }, (_, i) => {
        const events = [0, 1, 2].map((j) => event(`u${(i + j) % 4}`, `t${(i * j) % 7}`, `e${(i * 3 + j) % 150}`));
        return stores[i % 3]!.events.add(MAIN, i % 2 ? events : events.toReversed(), NOW);
      });
      const answers = await Promise.all(sent);
      expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(150);
      expect(await stores[0]!.events.count(MAIN)).toBe(150);
      expect(await stores[1]!.events.arrived(MAIN)).toBe(150);
      const { items } = await stores[2]!.events.list(MAIN, { limit: 200 });
      expect(new Set(items.map(({ id }) => id)).size).toBe(150);
    }));

  it("remember no history, and no name of a track, that another one has changed", () =>
    nodes(2, async ([one, other]) => {
      const model = {
        models: [{ model: "m", version: 1, weight: 1 }],
        tracks: createIdIndex(["t0", "t1", "t2"]),
        signal: "plays" as const,
      };
      const listening = createLiveListening({ store: one!, log: { warn() {} } });
      const heard = async () => [...(await (await listening.now(MAIN, "ann")).query(model, { past: false })).history.indices];
      const title = async () => (await (await listening.now(MAIN)).tracks(["t1"])).get("t1")?.title;
      try {
        expect(await heard()).toEqual([]);
        for (const [i, track] of ["t0", "t1", "t2"].entries()) {
          await other!.events.add(MAIN, [event("ann", track)], NOW);
          expect(await heard()).toHaveLength(i + 1);
        }
        expect(await title()).toBeNull();
        await other!.tracks.change(MAIN, "t1", { title: "Song" });
        expect(await title()).toBe("Song");
        await other!.merges.replace(MAIN, [{ kept: "t1", merged: [{ id: "t2", by: "name", why: "alike" }] }]);
        expect(await heard()).toEqual([0, 1]);
        await other!.users.remove(MAIN, "ann");
        expect(await heard()).toEqual([]);
      } finally {
        listening.close();
      }
    }));

  it("raise the revision with every change, seen with the change itself", () =>
    nodes(2, async ([one, other]) => {
      const seen: [number, number][] = [];
      let over = false;
      const looking = (async () => {
        while (!over) {
          const revision = await other!.events.revision(MAIN);
          seen.push([revision, await other!.events.count(MAIN)]);
        }
      })();
      await Promise.all(
        Array.from({ length: 40 }, (_, i) => [one!, other!][i % 2]!.events.add(MAIN, [event("ann", `t${i}`)], NOW)),
      );
      over = true;
      await looking;
      // What is read after a revision holds at least the changes that it counts.
      for (const [revision, count] of seen) expect(count).toBeGreaterThanOrEqual(revision);
      expect(await one!.events.revision(MAIN)).toBe(40);
    }));

  it("leave alone what another one loads, and give up what a dead one loaded", () =>
    nodes(2, async ([one, other]) => {
      const lookOn = async () => {
        await other!.imports.recover();
        await other!.imports.sweep();
      };
      const stage = await one!.imports.stage(MAIN, "alive");
      await stage.add([row("ann", "t1"), row("bob", "t2")]);
      await stage.publish(record("alive"), lookOn);
      expect(await other!.events.count(MAIN)).toBe(2);

      const cut = await one!.imports.stage(MAIN, "cut");
      await cut.add([row("carl", "t3"), row("ann", "t1")]);
      const lost = cut.publish(record("cut"), async () => {
        await database.cutOff();
        await lookOn().catch(lookOn);
      });
      await expect(lost).rejects.toMatchObject({ code: "database-unreachable" });
      await answering(lookOn);
      expect([await other!.events.count(MAIN), await other!.users.get(MAIN, "carl")]).toEqual([2, undefined]);
      // The server's other databases belong to other tests; a server process that was told to end takes a moment.
      const held = async () =>
        (
          await database.query(
            "select l.pid from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and l.locktype = 'advisory'",
          )
        ).length;
      await expect.poll(held).toBe(0);
    }));

  it("take a listener who is removed while an import loads out of it", () =>
    nodes(2, async ([one, other]) => {
      await one!.events.add(MAIN, [event("ann", "t1"), event("bob", "t2")], NOW);
      const stage = await one!.imports.stage(MAIN, "i1");
      await stage.add([row("ann", "t1"), row("ann", "t2"), row("bob", "t1")]);
      let removed = false;
      await stage.publish(record("i1"), async () => {
        if (!removed) removed = await other!.tracks.remove(MAIN, "t1");
      });
      expect(removed).toBe(true);
      expect((await one!.events.ofUser(MAIN, "ann")).map(({ track }) => track)).toEqual(["t2"]);
      expect(await one!.events.count(MAIN)).toBe(2);
    }));

  it("say that the database does not answer while it does not, and go on when it does", () =>
    nodes(1, async ([store]) => {
      await store!.events.add(MAIN, [event("ann", "t1")], NOW);
      const asked = Promise.allSettled(
        Array.from({ length: 30 }, (_, i) => store!.events.add(MAIN, [event("ann", "t1", `e${i}`)], NOW)),
      );
      await database.cutOff();
      for (const outcome of await asked)
        if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "database-unreachable" });
      expect((await answering(() => store!.events.ofUser(MAIN, "ann"))).length).toBeGreaterThan(0);
      await store!.events.add(MAIN, [event("bob", "t1")], NOW);
      expect((await store!.users.get(MAIN, "bob"))?.id).toBe("bob");
    }));

  it.each([
    ["a port where nobody listens", (url: URL) => (url.port = "1"), "database-unreachable"],
    ["a wrong password", (url: URL) => (url.password = "swordfish"), "database-refused"],
    ["a database that is not there", (url: URL) => (url.pathname = "/nowhere"), "database-refused"],
    ["a schema that is not there", (url: URL) => url.searchParams.set("options", "-c search_path=nowhere"), "database-refused"],
  ])("refuse %s in words that hold no password", async (_, change, code) => {
    const url = new URL(database.url);
    change(url);
    const refused = await openPostgres(url.href, root).catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ code });
    expect(String((refused as Error).stack)).not.toMatch(/secret|swordfish/);
  });

  it("leave alone a database that a newer version wrote", () =>
    nodes(1, async (_, url) => {
      const schema = new URL(url).searchParams.get("options")!.split("=")[1];
      await database.query(`insert into ${schema}.kysely_migration (name, timestamp) values ('999-tomorrow', '2030')`);
      await expect(openPostgres(url, root)).rejects.toMatchObject({
        code: "newer-database",
        message: expect.stringContaining("999-tomorrow"),
      });
    }));
});
