import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connect, type SegueClient } from "@segue/client";
import Libsql from "libsql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importText, json, raw, train } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";

const CANARY = "canary-c0ffee77";
const TITLE = "canary title 1b2a";
const folder = temporaryFolder();

const document = JSON.parse(readFileSync(fileURLToPath(new URL("../../../client/openapi.json", import.meta.url)), "utf8")) as {
  paths: Record<string, Record<string, { parameters?: { in: string; name: string }[]; requestBody?: object }>>;
};

/** A service in a process of its own, and everything that it and its workers write. */
let server: ChildProcess;
let url = "";
let written = "";

const SERVE = `
  import { openService } from "@segue/service";
  const service = await openService({ data: process.argv[1], port: 0, log: "debug" }, { resume: true });
  process.stdout.write(service.url + "\\n");
  process.once("SIGTERM", async () => { await service.close(); process.exit(0); });
`;

beforeAll(async () => {
  const here = fileURLToPath(new URL(".", import.meta.url));
  server = spawn(process.execPath, ["--input-type=module", "-e", SERVE, folder], {
    cwd: here,
    stdio: ["ignore", "pipe", "pipe"],
  });
  server.stderr!.setEncoding("utf8").on("data", (text: string) => {
    written += text;
  });
  const [line] = (await once(server.stdout!.setEncoding("utf8"), "data")) as [string];
  url = line.trim();
});

afterAll(async () => {
  if (server.exitCode === null) server.kill("SIGKILL");
});

/** Every route with the canary wherever an address, a question or a body has room for it. */
async function askEverything(key: string): Promise<number[]> {
  const statuses: number[] = [];
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, { parameters = [], requestBody }] of Object.entries(methods)) {
      const query = parameters.filter((each) => each.in === "query").map(({ name }) => `${name}=${CANARY}`);
      const address = `${path.replace(/\{\w+\}/g, CANARY)}?${[...query, `x=${CANARY}`].join("&")}`;
      const body = { user: CANARY, id: CANARY, name: CANARY, events: [{ user: CANARY, track: TITLE, kind: CANARY }] };
      const sent = { "content-type": "application/json" };
      for (const who of [{}, { authorization: `Bearer ${key}` }, { authorization: `Bearer ${CANARY}` }]) {
        const asked = requestBody === undefined ? {} : { headers: { ...sent, ...who }, body: JSON.stringify(body) };
        const answer = await fetch(new URL(address, url), { method: method.toUpperCase(), headers: who, ...asked });
        await answer.arrayBuffer();
        statuses.push(answer.status);
      }
    }
  return statuses;
}

async function jobLogs(client: SegueClient): Promise<string> {
  const { items } = await client.take(client.api.GET("/v1/jobs", { params: { query: { limit: 100 } } }));
  const logs = items.map(({ id }) => client.take(client.api.GET("/v1/jobs/{id}/log", { params: { path: { id } } })));
  return JSON.stringify(await Promise.all(logs));
}

describe("the log of a service at its most talkative", () => {
  it("names no listener, track or key, whatever is asked and whatever fails", async () => {
    const client = connect({ server: url });
    const { body } = await raw(url, "/v1/keys", json({ name: CANARY, scopes: ["admin"], user: undefined }));
    await importText(client, `user_id,music_id,title\n${CANARY},t1,${TITLE}\n${CANARY},t2,x\nann,t1,${TITLE}\nann,t3,y\n`);
    await train(client, "user-knn");
    await client.recommend(CANARY);
    await client.take(client.api.GET("/v1/users/{id}/export", { params: { path: { id: CANARY } } }));
    await expect(importText(client, `user_id,music_id,rating\n${`${CANARY},t1,none\n`.repeat(9)}`)).rejects.toThrow();
    const statuses = await askEverything(String(body.key));
    expect(new Set(statuses.map((status) => Math.floor(status / 100)))).toEqual(new Set([2, 4]));
    for (const path of [`/v1/users/${CANARY}/%zz`, `/${CANARY}`, `/v1/tracks?cursor=${CANARY}`]) await raw(url, path);

    // So that the listener's history is read again.
    await raw(url, "/v1/events", json({ events: [{ user: CANARY, track: "t1" }] }));
    // What should be there is gone: requests and jobs fail as nobody foresaw.
    const database = new Libsql(join(folder, "segue.db"));
    // What was just asked is still being noted.
    database.exec("pragma busy_timeout = 30000");
    database.exec("alter table friends rename to gone; alter table merges rename to also_gone");
    const failed = await raw(url, `/v1/users/${CANARY}/recommendations`);
    expect(failed).toMatchObject({ status: 500, body: { code: "internal" } });
    const { id } = (await raw(url, `/v1/users/${CANARY}`, { method: "DELETE" })).body;
    const job = await client.job(String(id));
    await expect(client.result(job)).rejects.toMatchObject({ problem: { code: "internal" } });
    database.exec("alter table gone rename to friends; alter table also_gone rename to merges");
    database.close();
    expect(await jobLogs(client)).toContain("failed: internal");
    expect(await jobLogs(client)).not.toMatch(new RegExp(`${CANARY}|${TITLE}`));
    server.kill("SIGTERM");
    await once(server, "exit");

    const lines = written.trim().split("\n");
    expect(lines.length).toBeGreaterThan(150);
    for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
    expect(lines.filter((line) => line.includes("canary"))).toEqual([]);
    expect(written).not.toContain(String(body.key));
    expect(written).toContain('"route":"/v1/users/:id/recommendations","status":500');
    expect(written).toContain(`"requestId":"${failed.body.requestId}","msg":"a request failed"`);
    expect(written).toContain('"kind":"erase","msg":"a job failed"');
  });

  it("does not get what the runtime would say of a worker that cannot even begin", async () => {
    const file = createRequire(import.meta.url).resolve("@segue/service/worker");
    const worker = fork(file, [], { execArgv: [], stdio: ["ignore", "ignore", "pipe", "ipc"] });
    let said = "";
    worker.stderr!.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    writeFileSync(join(folder, CANARY), "a file where a folder should be");
    const config = { data: join(folder, CANARY), log: "info" };
    worker.send({ config, job: { id: "j1", workspace: "main", kind: "erase", input: { user: CANARY } }, runner: "r" });
    const [status] = await once(worker, "close");
    expect(status).toBe(1);
    expect(JSON.parse(said)).toMatchObject({ msg: "the worker failed", job: "j1", err: { code: "not-a-folder" } });
    expect(said).not.toContain(CANARY);
  });
});
