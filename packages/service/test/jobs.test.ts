import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { connect, type Job } from "@segue/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAIN_WORKSPACE } from "../src/accounts/keys.js";
import { openService, type Service } from "../src/service.js";
import { gate } from "./gate.js";
import { held } from "./held-jobs.js";
import { importText, jobWhen, smallWorldCsv, train } from "./http/running-service.js";
import { temporaryFolder } from "./temporary-folder.js";

const data = mkdtempSync(join(temporaryFolder(), "data-"));
let service: Service;
let client: ReturnType<typeof connect>;

const open = async () => {
  service = await openService({ data, port: 0, log: "silent", jobs: 1 }, { resume: true });
  client = connect({ server: service.url });
};

beforeAll(async () => {
  await open();
  await importText(client, smallWorldCsv());
});
afterAll(() => service.close());

/** A training that cannot end by itself while a test looks at it, however fast the machine: it takes half a minute and more. */
const startLong = (as: string): Promise<Job> =>
  client.startTraining({ algorithm: "als", config: { factors: 512, iterations: 200, steps: 100 }, as });

const training = (id: string) => jobWhen(client, id, (job) => job.state === "running" && job.progress > 0);

/** A training that is in its midst until it is told to stop. */
const startHeld = (as: string): Promise<Job> =>
  held(client, () => client.startTraining({ algorithm: "als", as }), { at: "train report 2" });

/** The worker processes of this one. */
function workers(): number[] {
  const lines = execFileSync("ps", ["-eo", "pid,ppid,args"], { encoding: "utf8" }).split("\n");
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => Number(parent) === process.pid && args.join(" ").includes("jobs/worker.js"))
    .map(([pid]) => Number(pid));
}

const modelNames = async () => (await service.services.store.models.list(MAIN_WORKSPACE)).map((model) => model.name);
const modelFolders = () => (existsSync(join(data, "models/main")) ? readdirSync(join(data, "models/main")) : []);

describe("a job", () => {
  it("stops when it is cancelled, and leaves nothing", async () => {
    const { id } = await startHeld("cancelled");
    expect(await client.cancel(id)).toMatchObject({ state: "cancelled" });
    expect((await service.jobs.ended(MAIN_WORKSPACE, id)).state).toBe("cancelled");
    await service.jobs.idle();
    expect(workers()).toEqual([]);
    expect([await modelNames(), modelFolders()].flat()).not.toContain("cancelled");
    await expect(client.cancel(id)).rejects.toMatchObject({ problem: { code: "job-ended" } });
    await expect(client.output(id)).rejects.toMatchObject({ problem: { code: "job-not-finished" } });
  });

  it("stops when it is cancelled just as it is taken, without anybody looking again", async () => {
    const { jobs } = service.services.store;
    const { log, renew } = jobs;
    // Between the moment when it is taken and that when its process is there, a line is written; that it is to end would be seen at the next renewal.
    const taken = gate();
    const written = gate();
    Object.assign(jobs, {
      async log(...line: Parameters<typeof log>) {
        taken.open();
        await written.passed;
        return log(...line);
      },
      renew: () => Promise.reject(new Error("not now")),
    });
    try {
      const { id } = await client.startTraining({ algorithm: "als", as: "taken" });
      await taken.passed;
      const cancelled = client.cancel(id);
      await expect.poll(async () => (await client.job(id)).cancelling).toBe(true);
      written.open();
      expect(await cancelled).toMatchObject({ state: "cancelled" });
    } finally {
      Object.assign(jobs, { log, renew });
    }
    expect([await modelNames(), modelFolders()].flat()).not.toContain("taken");
  });

  it("does not begin when it is cancelled while it waits, and whoever waits for it is told", async () => {
    const first = await startHeld("first");
    const second = await client.startTraining({ algorithm: "popularity", as: "second" });
    const told = service.jobs.ended(MAIN_WORKSPACE, second.id);
    await client.cancel(second.id);
    expect(await told).toMatchObject({ state: "cancelled", attempts: 0 });
    await client.cancel(first.id);
    await service.jobs.idle();
    expect([await modelNames(), modelFolders()].flat()).not.toContain("second");
  });

  it("fails when its process is killed, leaves nothing, and the next one runs", async () => {
    const { id } = await startHeld("killed");
    const [worker] = workers();
    expect(worker).toBeDefined();
    process.kill(worker!, "SIGKILL");
    expect(await service.jobs.ended(MAIN_WORKSPACE, id)).toMatchObject({
      state: "failed",
      error: { code: "job-failed", detail: expect.stringContaining("SIGKILL") },
    });
    expect([await modelNames(), modelFolders()].flat()).not.toContain("killed");
    await train(client, "popularity", "next");
    expect(await modelNames()).toContain("next");
  });

  it("is done one after the other, each queued one in its turn", async () => {
    const names = ["a", "b", "c"];
    const jobs = await Promise.all(names.map((as) => client.startTraining({ algorithm: "popularity", as })));
    const ended = await Promise.all(jobs.map((job) => service.jobs.ended(MAIN_WORKSPACE, job.id)));
    expect(ended.map((job) => job.state)).toEqual(["done", "done", "done"]);
    const inTurn = [...ended].sort((one, other) => one.startedAt! - other.startedAt!);
    for (const [i, job] of inTurn.slice(1).entries()) expect(job.startedAt).toBeGreaterThanOrEqual(inTurn[i]!.finishedAt!);
  });

  it("tells how it goes on as server-sent events, and what it did in its log", async () => {
    const job = await client.startTraining({ algorithm: "als", as: "watched" });
    const answer = await fetch(new URL(`/v1/jobs/${job.id}/events`, service.url));
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    // Without what only says that it is still there.
    const told = (await answer.text()).split("\n\n").filter((event) => event !== "" && !event.startsWith(":"));
    const jobs = told.map((event) => JSON.parse(/^event: job\ndata: (.*)$/.exec(event)![1]!) as Job);
    expect(jobs.at(-1)).toMatchObject({ id: job.id, state: "done", result: { model: "watched" } });
    expect(jobs.map(({ progress }) => progress)).toEqual(jobs.map(({ progress }) => progress).sort((a, b) => a - b));
    const { items } = await client.take(client.api.GET("/v1/jobs/{id}/log", { params: { path: { id: job.id } } }));
    expect(items.map(({ text }) => text)).toEqual(expect.arrayContaining(["started", "done"]));
    expect((await fetch(new URL("/v1/jobs/none/events", service.url))).status).toBe(404);
  });

  it("is done once more after it ended, as a new job", async () => {
    const failed = await startHeld("again");
    await expect(
      client.take(client.api.POST("/v1/jobs/{id}/retry", { params: { path: { id: failed.id } } })),
    ).rejects.toMatchObject({ problem: { code: "job-not-finished" } });
    await client.cancel(failed.id);
    const retried = await client.take(client.api.POST("/v1/jobs/{id}/retry", { params: { path: { id: failed.id } } }));
    expect(retried).toMatchObject({ state: "queued", kind: "train" });
    expect(retried.id).not.toBe(failed.id);
    await client.cancel(retried.id);
  });

  it("comes sooner with a higher priority", async () => {
    const long = await startHeld("long");
    const queued = [];
    for (const as of ["usual", "urgent"]) queued.push(await client.startTraining({ algorithm: "popularity", as }));
    const path = { id: queued[1]!.id };
    await client.take(client.api.PATCH("/v1/jobs/{id}", { params: { path }, body: { priority: 5 } }));
    await client.cancel(long.id);
    const [usual, urgent] = await Promise.all(queued.map(({ id }) => service.jobs.ended(MAIN_WORKSPACE, id)));
    expect(urgent!.startedAt!).toBeLessThan(usual!.startedAt!);
  });

  it("goes on after the service was closed in the middle of it and opened again, and so do those that wait", async () => {
    const { id } = await startLong("resumed");
    const waiting = await client.startTraining({ algorithm: "popularity", as: "waiting" });
    await training(id);
    await service.close();
    expect(workers()).toEqual([]);
    await open();
    expect(await training(id)).toMatchObject({ state: "running", attempts: 2 });
    await client.cancel(id);
    const job = await service.jobs.ended(MAIN_WORKSPACE, waiting.id);
    expect(job).toMatchObject({ state: "done", attempts: 1, result: { model: "waiting", version: 1 } });
    expect(await client.recommend("sim-listener-0001", { model: "waiting" })).toMatchObject({ model: "waiting", basis: "model" });
  });
});
