import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { heldAt } from "../../service/test/held-at.js";
import { json, outcome, run, serve, start, stop, temporaryFolder, writePlays } from "./segue.js";
import { waitsForAJob } from "./waits-for-a-job.js";

it("beside a running server a command uses it: same answers, the data not opened twice; SIGTERM stops it with status 0", async () => {
  const where = { cwd: temporaryFolder(), alone: true };
  writePlays(where.cwd);
  await json(["import", "plays.csv"], where);
  await json(["train", "item-knn"], where);
  const itemsOf = async (...args: string[]) => (await json<{ items: unknown[] }>(["recommend", "u1", ...args], where))[0]!.items;
  const alone = await itemsOf();

  const { server, url } = await serve(where);
  const ended = once(server, "exit");
  const itself = { pid: server.pid, url };
  expect(holderOf(where.cwd)).toMatchObject(itself);
  expect(await itemsOf()).toEqual(alone);
  expect(await itemsOf("--server", url, "--data", "elsewhere")).toEqual(alone);
  expect(holderOf(where.cwd)).toMatchObject(itself);

  const second = await run(["serve", "--port", "0"], where);
  expect(second.status).toBe(1);
  expect(second.stderr).toContain(`is held by process ${server.pid}`);
  server.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});

it("a port that is taken, a data folder that is a file, a damaged database: one clear error", async () => {
  const where = { cwd: temporaryFolder(), alone: true };
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const taken = await run(["serve", "--port", String(port)], where);
  other.close();
  expect([taken.status, taken.stderr.split("\n")[0]]).toEqual([
    1,
    `segue: Port ${port} of 127.0.0.1 is used by another program.`,
  ]);

  writeFileSync(join(where.cwd, "file"), "x");
  const file = await run(["models", "--data", "file"], where);
  expect([file.status, file.stderr]).toEqual([1, expect.stringMatching(/^segue: .+file is a file, or lies below one\.\n.+\n$/)]);

  const database = join(where.cwd, "segue-data/segue.db");
  const garbage = Buffer.from("this is no database, though it is long enough to be one. ".repeat(200));
  writeFileSync(database, garbage);
  const damaged = await run(["models"], where);
  expect([damaged.status, damaged.stderr]).toEqual([1, expect.stringMatching(/^segue: segue\.db is damaged.+\n.+backup.+\n$/)]);
  expect(readFileSync(database).equals(garbage)).toBe(true);
});

it("Ctrl-C cancels a training: status 130, and no model", async () => {
  const where = { cwd: temporaryFolder(), alone: true };
  writePlays(where.cwd);
  await json(["import", "plays.csv"], where);
  const { server, url } = await serve({ ...where, env: heldAt("train report 2") });
  const training = start(["train", "als"], where);
  const ended = outcome(training);
  const states = async () => (await json<{ kind: string; state: string }[]>(["jobs"], where))[0]!;
  await expect.poll(() => waitsForAJob(url)).toBe(true);
  await expect.poll(states).toContainEqual(expect.objectContaining({ kind: "train", state: "running" }));
  training.kill("SIGINT");
  expect((await ended).status).toBe(130);
  expect(await states()).toContainEqual(expect.objectContaining({ kind: "train", state: "cancelled" }));
  expect(await json(["models"], where)).toEqual([[]]);
  await stop(server);
});

it("Ctrl-C before the answer that names the job cancels it, too", async () => {
  const where = { cwd: temporaryFolder(), alone: true };
  writePlays(where.cwd);
  await json(["import", "plays.csv"], where);
  const { server, url } = await serve({ ...where, env: heldAt("train report 2") });
  const before = await beforeAnswers(url, "/v1/models", () => training.kill("SIGINT"));
  const training = start(["train", "als", "--server", before.url], where);
  expect((await outcome(training)).status).toBe(130);
  before.close();
  const [jobs] = await json<{ kind: string; state: string }[]>(["jobs"], where);
  expect(jobs).toContainEqual(expect.objectContaining({ kind: "train", state: "cancelled" }));
  await stop(server);
});

it("Ctrl-C on a terminal, which reaches all processes of a command, cancels its job", async () => {
  const where = { cwd: temporaryFolder(), alone: true };
  writePlays(where.cwd);
  await json(["import", "plays.csv"], where);
  const training = start(["train", "als"], { ...where, env: heldAt("train report 2"), leads: true });
  const ended = outcome(training);
  // Whoever asks before it holds the folder holds it, and would run the job.
  await expect.poll(() => holderOf(where.cwd)?.pid).toBe(training.pid);
  const jobs = async () => (await json<{ kind: string; state: string }[]>(["jobs"], where))[0];
  await expect.poll(jobs).toContainEqual(expect.objectContaining({ kind: "train", state: "running" }));
  process.kill(-training.pid!, "SIGINT");
  expect((await ended).status).toBe(130);
  expect(await jobs()).toContainEqual(expect.objectContaining({ kind: "train", state: "cancelled" }));
});

/** The process that holds the data folder, if one does. */
function holderOf(cwd: string): { pid: number; url: string } | undefined {
  const lock = join(cwd, "segue-data/segue.lock");
  return existsSync(lock) ? (JSON.parse(readFileSync(lock, "utf8")) as { pid: number; url: string }) : undefined;
}

/** A server in front of another: when that has answered a POST at the path, `then` is done before the answer goes on. */
async function beforeAnswers(to: string, path: string, then: () => void): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const type = request.headers["content-type"];
    const asked = { method: request.method!, ...(type && { headers: { "content-type": type }, body: await text(request) }) };
    const answer = await fetch(new URL(request.url!, to), asked);
    const told = await answer.text();
    if (request.method === "POST" && request.url === path) then();
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type")! }).end(told);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
