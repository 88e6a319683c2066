import { describe, expect, it } from "vitest";
import { importText, json, raw, runningService, smallWorldCsv, train } from "./running-service.js";

const LISTENER = "sim-listener-0001";

const running = runningService({}, async ({ client }) => {
  await importText(client, smallWorldCsv());
  await train(client, "item-knn");
});

describe("from a file to recommendations", () => {
  it("recommends what the listener has not heard, with titles, best first", async () => {
    const { client, service } = running();
    const answer = await client.recommend(LISTENER, { n: 5 });
    expect(answer).toMatchObject({ user: LISTENER, model: "item-knn", version: 1, known: true, basis: "model" });
    expect(answer.items).toHaveLength(5);
    const scores = answer.items.map((item) => item.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const heard = (await service.services.store.events.ofUser("main", LISTENER)).map((event) => event.track);
    for (const item of answer.items) {
      expect(heard).not.toContain(item.track);
      expect(item.title).toBeTruthy();
    }
  });

  it("answers an event at once: the track disappears, the list changes", async () => {
    const { client } = running();
    const before = await client.recommend("newcomer", { n: 80 });
    expect(before).toMatchObject({ known: false, basis: "popularity" });
    const track = before.items[20]!.track;
    expect(await client.sendEvents([{ user: "newcomer", track }])).toEqual({ accepted: 1, duplicates: 0 });
    const after = await client.recommend("newcomer", { n: 80 });
    expect(after).toMatchObject({ known: true, basis: "model" });
    const ids = after.items.map((item) => item.track);
    expect(ids).not.toContain(track);
    expect(ids.slice(0, 10)).not.toEqual(before.items.slice(0, 10).map((item) => item.track));
    await client.sendEvents([{ user: "newcomer", track: ids[0]! }]);
    expect((await client.recommend("newcomer", { n: 80 })).items.map((item) => item.track)).not.toContain(ids[0]);
  });

  it("gives a listener nobody knows everybody's favourites", async () => {
    const { client } = running();
    const answer = await client.recommend("nobody ever", { n: 3 });
    expect(answer).toMatchObject({ known: false, basis: "popularity" });
    const scores = answer.items.map((item) => item.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBeGreaterThan(1);
  });

  it("counts an event with the same id once", async () => {
    const { client } = running();
    const event = { user: "twice", track: "sim-x", id: "event-1" };
    expect(await client.sendEvents([event, event])).toEqual({ accepted: 1, duplicates: 1 });
    expect(await client.sendEvents([event])).toEqual({ accepted: 0, duplicates: 1 });
  });

  it("serves what is promoted, goes back, and keeps what is served", async () => {
    const { client } = running();
    await train(client, "popularity", "charts");
    const home = { params: { path: { id: "home" } } };
    await client.take(client.api.PUT("/v1/deployments/{id}", { ...home, body: { model: "charts@1" } }));
    expect(await client.recommend(LISTENER)).toMatchObject({ model: "charts" });
    const charts = { params: { path: { id: "charts@1" } } };
    await expect(client.take(client.api.DELETE("/v1/models/{id}", charts))).rejects.toMatchObject({
      problem: { code: "model-in-use" },
    });
    await client.take(client.api.POST("/v1/deployments/{id}/rollback", home));
    expect(await client.recommend(LISTENER)).toMatchObject({ model: "item-knn" });
    await client.take(client.api.DELETE("/v1/models/{id}", charts));
    await expect(client.recommend(LISTENER, { model: "charts" })).rejects.toMatchObject({ problem: { code: "unknown-model" } });
  });

  it("writes everybody's list, which agrees with the single answers", async () => {
    const { client } = running();
    const started = await client.startRecommendAll({ n: 4 });
    await client.result(started);
    const chunks: Uint8Array[] = [];
    for await (const chunk of await client.output(started.id)) chunks.push(chunk);
    const [header, ...lines] = Buffer.concat(chunks).toString("utf8").trimEnd().split("\n");
    expect(header).toBe("user_id,music_id,rank,score");
    const listed = lines.filter((line) => line.startsWith(`${LISTENER},`)).map((line) => line.split(",")[1]);
    expect(listed).toEqual((await client.recommend(LISTENER, { n: 4 })).items.map((item) => item.track));
  });

  it("takes the same file once", async () => {
    const { client, service } = running();
    const before = await service.services.store.events.count("main");
    expect(await importText(client, smallWorldCsv(), "again.csv")).toMatchObject({
      rows: { kept: 0 },
      rules: [{ rule: "already-imported" }],
    });
    expect(await service.services.store.events.count("main")).toBe(before);
  });

  it("takes all of a file or nothing, and names the line that does not fit", async () => {
    const { client, service } = running();
    const before = await service.services.store.events.count("main");
    const damaged = "user_id,music_id,plays\nann,t1,3\nann,t2,many\n";
    await expect(importText(client, damaged, "damaged.csv")).rejects.toMatchObject({
      problem: { code: "invalid-data", detail: expect.stringContaining("damaged.csv") },
    });
    expect(await service.services.store.events.count("main")).toBe(before);
    expect(await service.services.store.users.get("main", "ann")).toBeUndefined();
  });

  it("finds similar tracks, and refuses one that nobody knows", async () => {
    const { service } = running();
    const similar = await raw(service.url, "/v1/tracks/sim-track-0001/similar?n=3");
    const known = similar.status === 200 ? "sim-track-0001" : undefined;
    const track = known ?? (await service.services.store.tracks.list("main", { limit: 1 })).items[0]!.id;
    const answer = await raw(service.url, `/v1/tracks/${encodeURIComponent(track)}/similar?n=3`);
    expect(answer.status).toBe(200);
    expect((answer.body.items as { track: string }[]).map((item) => item.track)).not.toContain(track);
    expect(await raw(service.url, "/v1/tracks/none/similar")).toMatchObject({ status: 404, body: { code: "unknown-track" } });
  });

  it("judges algorithms on a split, and refuses a trained model there", async () => {
    const { client, service } = running();
    const result = await client.result<{ models: { model: string; metrics: unknown }[] }>(
      await client.startEvaluation({ subjects: ["popularity", "item-knn:neighbours=10"], split: "random:0.8,0.1,0.1" }),
    );
    expect(result.models.map((judged) => judged.model).sort()).toEqual(["item-knn:neighbours=10", "popularity"]);
    await train(client, "item-knn", "mine");
    for (const subject of ["mine", "mine@1", "item-knn@1"]) {
      const refused = await raw(service.url, "/v1/evaluations", json({ subjects: [subject], split: "random:0.8,0.1,0.1" }));
      expect(refused, subject).toMatchObject({ status: 409, body: { code: "trained-on-test-data" } });
    }
  });

  it("judges a trained model on test data, unless it learned from some of it", async () => {
    const { client, service } = running();
    const { store } = service.services;
    const heard = new Set((await store.events.ofUser("main", LISTENER)).map((event) => event.track));
    const all = (await store.tracks.list("main", { limit: 1000 })).items.map((track) => track.id);
    const fresh = all.filter((track) => track.startsWith("sim-track") && !heard.has(track)).slice(0, 3);
    expect(fresh.length).toBeGreaterThan(0);
    const judge = async (tracks: readonly string[]) => {
      const id = await client.upload(["user_id,music_id", ...tracks.map((track) => `${LISTENER},${track}`), ""].join("\n"));
      const started = await client.startEvaluation({ subjects: ["item-knn@1"], on: { uploads: [{ id, name: "test.csv" }] } });
      return client.result<{ models: { users: number }[] }>(started);
    };
    expect((await judge(fresh)).models).toMatchObject([{ model: "item-knn@1", users: 1 }]);
    await expect(judge([...fresh, [...heard][0]!])).rejects.toMatchObject({ problem: { code: "trained-on-test-data" } });
  });
});
