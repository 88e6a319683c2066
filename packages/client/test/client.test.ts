import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openService, type Service } from "@segue/service";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, SegueApiError } from "../src/index.js";

const data = mkdtempSync(join(tmpdir(), "segue-client-"));
const PLAYS = "user_id,music_id\nann,t1\nann,t2\nbob,t2\nbob,t3\n";
let service: Service;
let client: ReturnType<typeof connect>;

beforeAll(async () => {
  service = await openService({ data, port: 0, log: "silent", auth: "always" });
  client = connect({ server: service.url, key: service.adminKey! });
});
afterAll(async () => {
  await service.close();
  rmSync(data, { recursive: true, force: true });
});

/** A server that answers everything the same way, while `use` runs. */
async function withServer(status: number, body: string, use: (server: string) => Promise<void>): Promise<void> {
  const server = createServer((_request, answer) => answer.writeHead(status).end(body)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

describe("the client", () => {
  it("imports a stream, trains and recommends, telling of progress up to the end", async () => {
    async function* chunks() {
      for (let from = 0; from < PLAYS.length; from += 7) yield Buffer.from(PLAYS.slice(from, from + 7));
    }
    const id = await client.upload(chunks());
    const states: string[] = [];
    const job = await client.startImport({ uploads: [{ id, name: "plays.csv" }], name: "plays.csv" });
    expect(await client.result(job, ({ state }) => states.push(state))).toMatchObject({ rows: { read: 4, kept: 4 } });
    expect(states.at(-1)).toBe("done");
    await client.result(await client.startTraining({ algorithm: "popularity" }));
    expect((await client.recommend("ann")).items.map((item) => item.track)).toEqual(["t3"]);
  });

  it("sends ids as they are, whatever characters they have", async () => {
    for (const user of ["a/b", "a?b#c", "100%", "o'brien", "ünï 🎵", "a+b", "..."]) {
      await client.sendEvents([{ user, track: "t1" }]);
      expect(await client.recommend(user), user).toMatchObject({ user, known: true });
    }
  });

  it("rejects with the service's problem", async () => {
    const refused = await client.recommend("ann", { model: "none" }).catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(SegueApiError);
    expect(refused).toMatchObject({ problem: { status: 404, code: "unknown-model", hint: expect.stringMatching(/\w/) } });
    await expect(connect({ server: service.url }).recommend("ann")).rejects.toMatchObject({ problem: { code: "unauthorized" } });
    await expect(connect({ server: service.url }).upload("x")).rejects.toMatchObject({ problem: { code: "unauthorized" } });
    await expect(client.output("none")).rejects.toMatchObject({ problem: { code: "unknown-job" } });
  });

  it("rejects with a failed job's own error", async () => {
    const id = await client.upload("no table at all");
    const job = await client.startImport({ uploads: [{ id, name: "x.csv" }], name: "x.csv", format: "none" });
    await expect(client.result(job)).rejects.toMatchObject({ problem: { code: "unknown-format" } });
  });

  it("says unreachable where nothing answers", async () => {
    let gone = "";
    await withServer(200, "", async (server) => {
      gone = server;
    });
    for (const call of [() => connect({ server: gone }).recommend("ann"), () => connect({ server: gone }).upload("x")]) {
      await expect(call()).rejects.toMatchObject({ problem: { code: "unreachable", detail: expect.stringContaining(gone) } });
    }
  });

  it("says not-segue where something else answers", async () => {
    for (const [status, body] of [
      [502, "<html>Bad Gateway</html>"],
      [404, '{"message":"no"}'],
      [500, ""],
      [200, "<html>welcome</html>"],
      [200, ""],
    ] as const) {
      await withServer(status, body, async (server) => {
        const other = connect({ server });
        for (const call of [() => other.recommend("ann"), () => other.upload("x")]) {
          await expect(call(), `${status} ${body}`).rejects.toMatchObject({ problem: { code: "not-segue" } });
        }
      });
    }
  });

  it("sends a write again under the same key where its answer got lost or the service is busy, and no other", async () => {
    const seen: (string | undefined)[] = [];
    const server = createServer((request, answer) => {
      seen.push(`${request.method} ${request.headers["idempotency-key"]}`);
      request.resume();
      if (seen.length === 1) request.socket.destroy();
      else if (seen.length === 2) answer.writeHead(503, { "retry-after": "1" }).end("{}");
      else answer.writeHead(seen.length === 3 ? 201 : 500).end('{"accepted":1,"duplicates":0}');
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const remote = connect({ server: `http://127.0.0.1:${port}` });
    expect(await remote.sendEvents([{ user: "ann", track: "t1" }])).toEqual({ accepted: 1, duplicates: 0 });
    expect(seen).toHaveLength(3);
    expect(seen[0]).toMatch(/^POST [0-9a-f-]{36}$/);
    expect(new Set(seen).size).toBe(1);
    await expect(remote.sendEvents([{ user: "ann", track: "t1" }])).rejects.toBeInstanceOf(SegueApiError);
    expect(seen).toHaveLength(4);
    expect(seen[3]).not.toBe(seen[0]);
    server.close();
  });
});
