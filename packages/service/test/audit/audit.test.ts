import { join } from "node:path";
import { connect, type Job } from "@segue/client";
import Libsql from "libsql";
import { beforeAll, describe, expect, it } from "vitest";
import { openService } from "../../src/service.js";
import { importText, json, raw, runningService, train } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";

const running = runningService({ auth: "loopback" });

type Row = Readonly<Record<string, unknown>>;

async function audit(query = ""): Promise<Row[]> {
  const { status, body } = await raw(running().service.url, `/v1/audit?${query.includes("limit") ? "" : "limit=1000"}${query}`);
  expect(status).toBe(200);
  return body.items as Row[];
}

const verification = async (query = "") => (await raw(running().service.url, `/v1/audit/verification${query}`)).body;
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

/** A new key, made over the API. */
async function newKey(body: object): Promise<{ id: string; key: string }> {
  const answer = await raw(running().service.url, "/v1/keys", json(body));
  return { id: String(answer.body.id), key: String(answer.body.key) };
}

beforeAll(async () => {
  await importText(running().client, "user_id,music_id\nann,t1\nann,t2\nbob,t2\nbob,t3\n");
  await train(running().client, "popularity");
});

/** The service's database, of which others may be writing just now. */
function opened(): Libsql.Database {
  const database = new Libsql(join(running().folder, "segue.db"));
  database.exec("pragma busy_timeout = 60000");
  return database;
}

describe("the audit log", () => {
  it("tells of every change, done or refused, and not of what only reads", async () => {
    const { url } = running().service;
    const { id, key } = await newKey({ name: "of the app", scopes: ["read", "train"] });
    const asked = { headers: { ...bearer(key), "content-type": "application/json" } };
    await raw(url, "/v1/deployments/radio", { ...asked, method: "PUT", body: '{"model":"popularity"}' });
    await raw(url, "/v1/cleaning", { ...asked, method: "PATCH", body: '{"nope":{}}' });
    await raw(url, `/v1/keys/${id}`, { headers: bearer(key), method: "DELETE" });
    const { headers } = await raw(url, "/v1/models/nope%401", { headers: bearer(key), method: "DELETE" });
    await raw(url, "/v1/tracks", { headers: bearer(key) });
    await raw(url, `/v1/keys`, { headers: bearer(key) });
    const told = (await audit(`&actor=${id}`)).map(({ action, outcome, status, targetKind }) => [
      action,
      targetKind,
      outcome,
      status,
    ]);
    expect(told).toEqual([
      ["deleteModel", "models", "refused", 403],
      ["revokeKey", "keys", "refused", 403],
      ["changeCleaning", "cleaning", "refused", 400],
      ["promoteModel", "deployments", "done", 200],
    ]);
    expect((await audit(`&actor=${id}`))[3]).toMatchObject({
      targetId: "radio",
      actorName: "of the app",
      address: "127.0.0.0/24",
    });
    expect((await audit(`&actor=${id}`))[0]).toMatchObject({ requestId: headers["x-request-id"] });
    expect((await audit(`&target=${id}`)).map(({ action }) => action)).toEqual(["revokeKey", "createKey"]);
    expect((await audit("&action=createImport"))[0]).toMatchObject({ actor: "local", status: 202, count: 1 });
    expect((await audit("&action=migrate"))[0]).toMatchObject({ actor: "service", targetKind: "schema" });
  });

  it("has the row when the answer is there", async () => {
    for (let i = 0; i < 10; i++) {
      const { id } = await newKey({ name: `k${i}`, scopes: ["read"] });
      expect((await audit("limit=1"))[0]).toMatchObject({ action: "createKey", targetId: id });
    }
  });

  it("names a listener only by a pseudonym, by which who knows the id finds what was done", async () => {
    const { url } = running().service;
    const { client } = running();
    await raw(url, "/v1/users/ann/export");
    await newKey({ name: "ann's", scopes: ["events"], user: "ann" });
    await raw(url, "/v1/models/ann", { method: "DELETE" });
    await raw(url, "/v1/users/bob/export");
    const job = await client.take(client.api.DELETE("/v1/users/{id}", { params: { path: { id: "ann" } } }));
    await client.result(job as Job);
    const rows = await audit("&user=ann");
    expect(rows.map(({ action, outcome }) => [action, outcome])).toEqual([
      ["job:erase", "done"],
      ["eraseUser", "done"],
      ["deleteModel", "refused"],
      ["createKey", "done"],
      ["exportUser", "done"],
    ]);
    expect(new Set(rows.filter(({ targetKind }) => targetKind !== "models").map(({ listener }) => listener)).size).toBe(1);
    expect(rows[0]).toMatchObject({ targetKind: "jobs", targetId: (job as Job).id });
    expect(JSON.stringify((await audit()).map((row) => Object.values(row)))).not.toContain('"ann');
  });

  it("counts posted events and failed authentications, instead of a row for each", async () => {
    const folder = temporaryFolder();
    const service = await openService(
      { data: folder, port: 0, log: "silent", auth: "always", refusals: 1000, jobs: 0 },
      { resume: true },
    );
    const admin = connect({ server: service.url, key: service.adminKey! });
    for (let i = 0; i < 30; i++) await admin.sendEvents([{ user: "ann", track: `t${i}` }]);
    for (let i = 0; i < 20; i++) await raw(service.url, "/v1/tracks", { headers: bearer(`segue_${i}`) });
    await service.close();
    const again = await openService({ data: folder, port: 0, log: "silent" });
    const { body } = await raw(again.url, "/v1/audit");
    await again.close();
    const told = (body.items as Row[]).map(({ action, actor, status, count }) => [action, String(actor).length, status, count]);
    expect(told).toEqual([
      ["stop", 7, null, 1],
      ["authenticate", 7, 401, 20],
      ["createEvents", 36, 201, 30],
      ["start", 7, null, 1],
      ["migrate", 7, null, 1],
    ]);
  });

  it("lets no change be answered as done that could not be written down", async () => {
    const database = opened();
    database.exec("alter table audit rename to gone");
    const made = await raw(running().service.url, "/v1/keys", json({ name: "unseen", scopes: ["read"] }));
    const refused = await raw(running().service.url, "/v1/keys/nope", { method: "DELETE" });
    const read = await raw(running().service.url, "/v1/tracks");
    database.exec("alter table gone rename to audit");
    database.close();
    expect([made.status, refused.status, read.status]).toEqual([500, 404, 200]);
    expect(made.body).not.toHaveProperty("key");
    expect(await verification()).toMatchObject({ intact: true });
  });

  it("is whole, and tells where somebody changed, removed or added something", async () => {
    const noted = await verification();
    expect(noted).toMatchObject({ intact: true, first: 1, problem: null });
    expect(Number(noted.rows)).toBeGreaterThan(10);
    expect(await verification(`?seq=${noted.last}&hash=${noted.hash}`)).toMatchObject({ intact: true });
    const database = opened();
    const { _metadata, ...row } = database.prepare("select * from audit where workspace_id = 'main' and seq = 5").get() as Record<
      string,
      string
    > & { _metadata?: object };
    const changed = async (statement: string, ...values: string[]) => {
      database.prepare(statement).run(...values);
      const { intact, problem } = await verification();
      return [intact, problem];
    };
    for (const column of ["actor", "action", "outcome", "listener", "request_id", "address", "target_id"])
      expect(await changed(`update audit set ${column} = 'x' where workspace_id = 'main' and seq = 5`)).toEqual([
        false,
        "Row 5 is not as it was written.",
      ]);
    const columns = Object.keys(row);
    const putBack = `insert into audit (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`;
    expect(await changed("delete from audit where workspace_id = 'main' and seq = 5")).toEqual([false, "Row 5 is missing."]);
    expect(await changed(putBack, ...Object.values(row))).toEqual([true, null]);
    expect(await changed("delete from audit where workspace_id = 'main' and seq = (select max(seq) from audit)")).toEqual([
      false,
      `Row ${noted.last} is missing.`,
    ]);
    database.close();
  });
});
