import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Job, SegueClient } from "@segue/client";
import { algorithms } from "@segue/engine";
import { describe, expect, it } from "vitest";
import { trainJob } from "../../src/registry/train-job.js";
import { importText, json, type RunningService, raw, runHere, runningService, train } from "../http/running-service.js";
import { readBeside } from "../read-beside.js";

const CANARY = "canary-7f3a9c51";
/** Listeners and what they hear; some tracks are heard by nobody but the canary. */
const others = Array.from(
  { length: 400 },
  (_, i) => `listener-${i % 37},track-${(i * i + 7 * i) % 53},2024-01-0${1 + (i % 9)}T10:00:00Z`,
);
const theirs = Array.from({ length: 40 }, (_, i) => `${CANARY},track-${i < 30 ? i : `${i}-alone`},2024-02-01T1${i % 10}:00:00Z`);
const table = (rows: readonly string[]) => ["user_id,music_id,timestamp", ...rows, ""].join("\n");

const erased = runningService();
const without = runningService();

/** The tensors of a model's newest version. */
function tensors({ folder }: RunningService, model: string): Buffer {
  const versions = readdirSync(join(folder, "models/main", model)).sort((a, b) => Number(a) - Number(b));
  return readFileSync(join(folder, "models/main", model, versions.at(-1)!, "tensors.safetensors"));
}

/** The files that hold a text: as they are, and Parquet with every cell unpacked. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const files = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => statSync(file).isFile());
  const found = files.filter((file) => readBeside(file).includes(text));
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  for (const file of files.filter((each) => each.endsWith(".parquet"))) {
    const rows = await (await connection.runAndReadAll(`from read_parquet('${file}')`)).getRowsJson();
    if (JSON.stringify(rows).includes(text)) found.push(`${file}, unpacked`);
  }
  connection.closeSync();
  return found;
}

/** Serves something under a name. */
const promoted = (client: SegueClient, id: string, body: Promotion) =>
  client.take(client.api.PUT("/v1/deployments/{id}", { params: { path: { id } }, body }));
type Promotion = { model: string } | { models: { model: string; weight: number }[]; by: "score" };
/** Puts the id wherever watching, counting and refusing might keep it. */
async function leaveTraces(url: string, key: string): Promise<void> {
  const as = { headers: { authorization: `Bearer ${key}` } };
  await raw(url, `/v1/users/${CANARY}/export`);
  await raw(url, `/v1/users/${CANARY}/recommendations`, as);
  await raw(url, `/v1/users/${CANARY}`, { ...as, method: "DELETE" });
  for (const path of [`/v1/models/${CANARY}`, `/v1/keys/${CANARY}`, `/v1/imports/${CANARY}`, `/v1/jobs/${CANARY}/cancel`])
    await raw(url, path, { method: path.endsWith("cancel") ? "POST" : "DELETE" });
  await raw(url, "/v1/cleaning", json({ [CANARY]: { on: true } }, "PATCH"));
  await raw(url, "/v1/retention", json({ [CANARY]: 3 }, "PUT"));
  await raw(url, "/v1/deployments/home", json({ model: CANARY }, "PUT"));
  await raw(url, `/v1/usage?by=${CANARY}`);
  await raw(url, "/v1/usage?by=key");
}

describe("a listener who is erased", () => {
  it("leaves no trace in any file, and models trained afterwards are as if they had never been", async () => {
    const { client, folder } = erased();
    await importText(client, table([...others.slice(0, 200), ...theirs, ...others.slice(200)]));
    await client.sendEvents([
      { user: CANARY, track: "track-1", id: "mine" },
      { user: "late", track: "track-2", at: "2024-03-01T00:00:00Z" },
    ]);
    await train(client, "user-knn");
    await train(client, "popularity");
    await promoted(client, "home", { model: "user-knn" });
    const mix: Promotion = {
      models: [
        { model: "user-knn", weight: 1 },
        { model: "popularity", weight: 3 },
      ],
      by: "score",
    };
    await promoted(client, "radio", mix);
    await promoted(client, "radio", { model: "popularity" });
    await promoted(client, "blend", mix);
    const alias = { params: { path: { id: "user-knn", alias: "stable" } }, body: { version: 1 } };
    await client.take(client.api.PUT("/v1/models/{id}/aliases/{alias}", alias));
    await client.result(await client.startEvaluation({ subjects: ["popularity"], perUser: true } as never));
    await client.upload(table(theirs));
    const uploads = [{ id: await client.upload(table([theirs[0]!, theirs[0]!])), name: "first-look.csv" }];
    await client.result(await client.startImport({ uploads, dryRun: true }));
    const bound = await client.take(
      client.api.POST("/v1/keys", { body: { name: `of ${CANARY}`, scopes: ["recommend"], user: CANARY } as never }),
    );
    await leaveTraces(erased().service.url, bound.key);
    expect((await filesWith(folder, CANARY)).length).toBeGreaterThan(2);

    const job = await client.take(client.api.DELETE("/v1/users/{id}", { params: { path: { id: CANARY } } }));
    expect(await client.result(job as Job)).toEqual({ snapshots: 1, trained: ["user-knn@2"] });
    expect(await filesWith(folder, CANARY)).toEqual([]);
    // Who knows the id finds what was done by the pseudonym, which is what is left, and the log is whole.
    const { body } = await raw(erased().service.url, `/v1/audit?user=${CANARY}`);
    const told = (body.items as { action: string }[]).map(({ action }) => action);
    expect(told).toEqual(expect.arrayContaining(["createKey", "exportUser", "deleteModel", "eraseUser", "job:erase"]));
    expect((await raw(erased().service.url, "/v1/audit/verification")).body).toMatchObject({ intact: true });
    expect(await filesWith(folder, CANARY)).toEqual([]);
    expect(await client.recommend("late")).toMatchObject({ model: "user-knn", version: 2 });
    expect((await client.take(client.api.GET("/v1/models"))).items.map(({ id }) => id)).not.toContain("user-knn@1");

    const { items } = await client.take(client.api.GET("/v1/deployments"));
    const served = (version: number, model = "user-knn", weight = 1) => ({ model, version, weight });
    const renewed = { models: [served(2), served(1, "popularity", 3)], by: "score" };
    expect(items).toMatchObject([
      { id: "blend", ...renewed, previous: null },
      { id: "home", models: [served(2)], by: null },
      { id: "radio", models: [served(1, "popularity")], previous: renewed },
    ]);
    expect((await client.recommend("late", { model: "user-knn@stable" })).version).toBe(2);
    expect((await client.recommend("late", { deployment: "blend" })).model).toBe("user-knn@2+popularity@1");
    const back = await client.take(client.api.POST("/v1/deployments/{id}/rollback", { params: { path: { id: "radio" } } }));
    expect(back).toMatchObject(renewed);

    const { client: other } = without();
    await importText(other, table(others));
    await other.sendEvents([{ user: "late", track: "track-2", at: "2024-03-01T00:00:00Z" }]);
    for (const { name } of algorithms) {
      // In this process: starting two for each algorithm would take longer than all the rest.
      for (const now of [erased(), without()]) await runHere(now, trainJob, { algorithm: name });
      expect(tensors(erased(), name).equals(tensors(without(), name)), name).toBe(true);
    }
    expect(tensors(erased(), "user-knn").length).toBeGreaterThan(100);
  });
});
