import { connect } from "@segue/client";
import { describe, expect, it } from "vitest";
import { openService } from "../../src/service.js";
import { temporaryFolder } from "../temporary-folder.js";
import { importText, json, raw, runningService, train } from "./running-service.js";

/** No day ends while what it used is counted. */
const TODAY = "2030-01-31";
const midday = { now: () => Date.parse(`${TODAY}T12:00:00Z`) };
const running = runningService({}, async ({ service }) => {
  Object.assign(service.services.clock, midday);
});

type Item = Readonly<Record<string, number>> & { readonly key?: string | null; readonly model?: string | null };

async function usage(by: string, url = running().service.url): Promise<Item[]> {
  const { status, body } = await raw(url, `/v1/usage?by=${by}`);
  expect(status).toBe(200);
  return body.items as Item[];
}

describe("usage", () => {
  it("counts what each key uses of each model", async () => {
    const { client, service } = running();
    await importText(client, "user_id,music_id\nann,t1\nann,t2\nbob,t2\nbob,t3\n");
    await train(client, "popularity");
    const { body } = await raw(service.url, "/v1/keys", json({ name: "app", scopes: ["recommend", "events"] }));
    const app = connect({ server: service.url, key: String(body.key) });
    const { items } = await app.recommend("ann");
    await app.recommend("bob");
    await app.sendEvents([
      { user: "ann", track: "t3", id: "e1" },
      { user: "ann", track: "t3", id: "e1" },
    ]);
    for (let i = 0; i < 3; i++) await raw(service.url, "/v1/tracks", { headers: { authorization: `Bearer ${body.key}` } });
    const [used] = (await usage("key")).filter(({ key }) => key === body.id);
    expect(used).toMatchObject({ name: "app", requests: 6, refused: 3, failed: 0, answers: 2, events: 1 });
    expect(used!.seconds).toBeGreaterThan(0);
    expect(used!.bytesOut).toBeGreaterThan(2 * JSON.stringify(items).length + 3 * 200);
    expect((await usage("key")).find(({ key }) => key === null)!.requests).toBeGreaterThan(3);
    expect((await usage("model")).filter(({ model }) => model !== null)).toMatchObject([
      { model: "popularity@1", requests: 2, answers: 2 },
    ]);
    const [today] = await usage("day");
    expect(today).toMatchObject({ day: TODAY, answers: 2, events: 1 });
  });

  it("is kept when the service ends, and goes on with the next one", async () => {
    const data = temporaryFolder();
    for (const total of [3, 6]) {
      const { url, close, services } = await openService({ data, port: 0, log: "silent" });
      Object.assign(services.clock, midday);
      for (let i = 0; i < 3; i++) await raw(url, "/v1/tracks");
      const [item] = await usage("day", url);
      // The questions about the usage count as well, once they are answered.
      expect(item!.requests).toBe(total === 3 ? 3 : 7);
      await close();
    }
  });

  it("says what is wrong with the days that are asked for", async () => {
    const { url } = running().service;
    for (const query of ["from=2030-13-41", "from=yesterday", "from=2030-01-02&to=2030-01-01", "by=listener"])
      expect(await raw(url, `/v1/usage?${query}`), query).toMatchObject({ status: 400, body: { code: "invalid-request" } });
    expect((await raw(url, "/v1/usage?from=2030-01-01&to=2030-01-02")).body).toMatchObject({ items: [] });
  });
});
