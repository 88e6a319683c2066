import { join } from "node:path";
import type { Job } from "@segue/client";
import Libsql from "libsql";
import { describe, expect, it } from "vitest";
import { TABLES_OF_PERSONS } from "../../src/adapters/sql/tables-of-persons.js";
import { importText, json, raw, runningService, train } from "../http/running-service.js";

const CANARY = "canary-91d2aa";
const running = runningService();
const table = ["user_id,music_id,rating", `${CANARY},t1,5`, `${CANARY},t2,4`, "ann,t1,3", "ann,t3,5", "bob,t2,1", "bob,t3,2", ""];

/** The tables in whose rows a text stands. */
function tablesWith(folder: string, text: string): string[] {
  const database = new Libsql(join(folder, "segue.db"), { readonly: true });
  const names = database.prepare("select name from sqlite_master where type = 'table' order by name").all() as { name: string }[];
  const found = names.filter(({ name }) => JSON.stringify(database.prepare(`select * from ${name}`).all()).includes(text));
  database.close();
  return found.map(({ name }) => name);
}

describe("what is kept about a listener", () => {
  it("is known of every table there is", () => {
    const database = new Libsql(join(running().folder, "segue.db"), { readonly: true });
    const rows = database.prepare("select name from sqlite_master where type = 'table' and name not like '%kysely%'").all();
    database.close();
    // A new table is put on one side or the other: persons.ts gives away what is about a listener, users.ts removes it.
    expect((rows as { name: string }[]).map(({ name }) => name).sort()).toEqual(Object.keys(TABLES_OF_PERSONS).sort());
  });

  it("is given away whole, with the snapshots and models that hold it", async () => {
    const { client, service, folder } = running();
    await importText(client, table.join("\n"));
    await client.sendEvents([{ user: CANARY, track: "t9", id: "e1", recommendation: "r1" }]);
    await train(client, "user-knn");
    await train(client, "popularity");
    const { body: key } = await raw(service.url, "/v1/keys", json({ name: "app", scopes: ["recommend"], user: CANARY }));
    await raw(service.url, `/v1/users/${CANARY}/recommendations`, { headers: { authorization: `Bearer ${key.key}` } });
    const path = `/v1/users/${CANARY}/export`;
    const first = (await raw(service.url, path)).body;
    expect(first).toMatchObject({
      user: CANARY,
      users: [{ user: CANARY, facts: {} }],
      keys: [{ id: key.id }],
      usage: [{ requests: 1, answers: 1 }],
      models: ["user-knn@1"],
      audit: [{ action: "createKey" }],
    });
    const source = (first.imports as { id: string }[])[0]!.id;
    expect(first.events).toMatchObject([
      { track: "t1", kind: "rating", value: 5, source },
      { source },
      { track: "t9", source: "live" },
    ]);
    expect(first.snapshots).toEqual((await client.take(client.api.GET("/v1/snapshots"))).items.map(({ id }) => id));
    expect((await raw(service.url, path)).body.audit).toMatchObject([{ action: "createKey" }, { action: "exportUser" }]);
    expect(JSON.stringify(first)).not.toContain('"ann"');

    // Wherever else their id stands in the store, it is a table that is known to name listeners, and is given away.
    const job = await client.take(client.api.DELETE("/v1/users/{id}", { params: { path: { id: CANARY } } }));
    const tables = tablesWith(folder, CANARY);
    expect(tables).toContain("keys");
    for (const name of tables) expect(TABLES_OF_PERSONS[name as keyof typeof TABLES_OF_PERSONS], name).toBe("person");
    await client.result(job as Job);
    expect(tablesWith(folder, CANARY)).toEqual([]);
    expect(await raw(service.url, path)).toMatchObject({ status: 404, body: { code: "unknown-user" } });
  });
});
