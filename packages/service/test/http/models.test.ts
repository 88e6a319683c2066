import { describe, expect, it } from "vitest";
import { modelOf } from "../../src/deployments/choose.js";
import { evaluateJob } from "../../src/evaluations/evaluate-job.js";
import { trainJob } from "../../src/registry/train-job.js";
import { importHere, json, raw, runHere, runningService, smallWorldCsv } from "./running-service.js";

const running = runningService({}, async (now) => {
  await importHere(now, smallWorldCsv());
  for (const algorithm of ["item-knn", "als", "popularity"]) await runHere(now, trainJob, { algorithm });
});
const train = (algorithm: string, as: string) => runHere(running(), trainJob, { algorithm, as });
const LISTENERS = Array.from({ length: 60 }, (_, i) => `sim-listener-${String(i + 1).padStart(4, "0")}`);

/** Serves something and gives the raw answer. */
const put = (deployment: string, body: unknown) => raw(running().service.url, `/v1/deployments/${deployment}`, json(body, "PUT"));
const post = (path: string) => raw(running().service.url, path, { method: "POST" });
const get = (path: string, headers: Record<string, string> = {}) => raw(running().service.url, path, { headers });
const remove = (path: string) => raw(running().service.url, path, { method: "DELETE" });
const textOf = async (path: string, accept: string) => {
  const answer = await fetch(new URL(path, running().service.url), { headers: { accept } });
  return { type: answer.headers.get("content-type"), text: await answer.text() };
};

describe("a mix by listener", () => {
  it("answers each listener by one of its models, always the same, and says which; home serves on", async () => {
    const models = [
      { model: "item-knn", weight: 0.7 },
      { model: "als", weight: 0.3 },
    ];
    const { status, body } = await put("radio", { models, by: "listener" });
    const served = models.map((each) => ({ ...each, version: 1 }));
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ id: "radio", models: served, by: "listener", previous: null }),
    ]);
    const { client } = running();
    const answered = new Set<string>();
    for (const listener of LISTENERS.slice(0, 25)) {
      const answer = await client.recommend(listener, { n: 3, deployment: "radio" });
      const wanted = modelOf({ models: served, by: "listener" }, "radio", listener);
      expect(answer).toMatchObject({ model: wanted.model, version: 1, deployment: "radio", models: [{ weight: 1 }] });
      const direct = await client.recommend(listener, { n: 3, model: wanted.model });
      expect(answer.items).toEqual(direct.items);
      answered.add(answer.model);
    }
    expect(answered.size).toBe(2);
    expect(await client.recommend(LISTENERS[0]!)).toMatchObject({ model: "item-knn", deployment: "home" });
    const similar = await get("/v1/tracks/sim-track-0001/similar?deployment=radio&n=2");
    if (similar.status === 200) expect(similar.body).toMatchObject({ model: "item-knn", deployment: "radio" });
  });

  it("writes everybody's list as each is answered", async () => {
    const { client } = running();
    const started = await client.startRecommendAll({ n: 2, deployment: "radio" });
    expect(await client.result(started)).toMatchObject({ model: "item-knn@1+als@1", models: ["item-knn@1", "als@1"] });
    const chunks: Uint8Array[] = [];
    for await (const chunk of await client.output(started.id)) chunks.push(chunk);
    const lines = Buffer.concat(chunks).toString("utf8").trimEnd().split("\n").slice(1);
    const users = [...new Set(lines.map((line) => line.split(",")[0]!))];
    expect(users).toEqual([...users].sort());
    for (const user of users.slice(0, 12)) {
      const listed = lines.filter((line) => line.startsWith(`${user},`)).map((line) => line.split(",")[1]);
      const { items } = await client.recommend(user, { n: 2, deployment: "radio" });
      expect(listed).toEqual(items.map((item) => item.track));
    }
  });
});

describe("a mix by score", () => {
  it("is one ranking of all, says who had a say, and lies between its models", async () => {
    const { client } = running();
    const of = async (itemKnn: number, als: number) => {
      const models = [
        { model: "item-knn", weight: itemKnn },
        { model: "als", weight: als },
      ];
      expect((await put("blend", { models, by: "score" })).status).toBe(200);
      const answer = await client.recommend(LISTENERS[3]!, { n: 10, deployment: "blend" });
      expect(answer).toMatchObject({ model: "item-knn@1+als@1", models: models.map((each) => ({ ...each, version: 1 })) });
      expect(answer).not.toHaveProperty("version");
      return answer.items.map((item) => item.track);
    };
    const alone = async (model: string) => (await client.recommend(LISTENERS[3]!, { model })).items.map((item) => item.track);
    expect(await of(1, 1e-6)).toEqual(await alone("item-knn"));
    expect(await of(1e-6, 1)).toEqual(await alone("als"));
    const half = await of(1, 1);
    expect(half).not.toEqual(await alone("als"));
    expect((await client.recommend("nobody", { deployment: "blend" })).basis).toBe("popularity");
  });
});

describe("what cannot be served", () => {
  it.each([
    [{ models: [{ model: "als" }, { model: "item-knn" }] }, 400, "invalid-request"],
    [{ models: [{ model: "als" }, { model: "als@1" }], by: "score" }, 400, "invalid-request"],
    [{ models: [{ model: "als", weight: 0 }], by: "score" }, 400, "invalid-request"],
    [{ models: [], by: "score" }, 400, "invalid-request"],
    [{ models: [{ model: "als" }, { model: "nothing" }], by: "score" }, 404, "unknown-model"],
    [{ model: "als", models: [] }, 400, "invalid-request"],
  ])("%j is refused, and what was served goes on", async (body, status, code) => {
    const before = await get("/v1/deployments");
    expect(await put("home", body)).toMatchObject({ status, body: { code } });
    expect((await get("/v1/deployments")).body).toEqual(before.body);
  });

  it("neither is what no deployment of that name serves, nor two at once", async () => {
    const path = `/v1/users/${LISTENERS[0]}/recommendations`;
    expect(await get(`${path}?deployment=none`)).toMatchObject({ status: 404, body: { code: "unknown-deployment" } });
    expect(await get(`${path}?deployment=home&model=als`)).toMatchObject({ status: 400, body: { code: "invalid-request" } });
    for (const way of [
      get("/v1/deployments/none/history"),
      post("/v1/deployments/none/rollback"),
      remove("/v1/deployments/none"),
    ])
      expect(await way).toMatchObject({ status: 404, body: { code: "unknown-deployment" } });
  });
});

describe("a deployment's history", () => {
  it("leads back step by step, over mixes, and to any change; then it can be deleted", async () => {
    const serve = async (body: unknown) => expect((await put("shop", body)).status).toBe(200);
    const mix = { models: [{ model: "als" }, { model: "item-knn" }], by: "score" };
    await serve({ model: "popularity" });
    await serve({ model: "popularity" });
    await serve(mix);
    await serve({ model: "als" });
    const back = async (query = "") => (await post(`/v1/deployments/shop/rollback${query}`)).body;
    expect(await back()).toMatchObject({ by: "score", previous: { models: [{ model: "popularity" }] } });
    expect(await back()).toMatchObject({ by: null, model: "popularity", version: 1, previous: null });
    expect(await back()).toMatchObject({ code: "no-previous-model" });
    expect(await back("?to=3")).toMatchObject({ model: "als" });
    expect(await back("?to=99")).toMatchObject({ code: "no-previous-model" });
    const { items } = (await get("/v1/deployments/shop/history")).body as {
      items: { number: number; how: string; current: boolean; at: string }[];
    };
    expect(items.map(({ number, how, current }) => [number, how, current])).toEqual([
      [6, "rolled-back", true],
      [5, "rolled-back", false],
      [4, "rolled-back", false],
      [3, "promoted", false],
      [2, "promoted", false],
      [1, "promoted", false],
    ]);
    expect(items[0]!.at).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect((await remove("/v1/deployments/shop")).status).toBe(200);
    expect((await get("/v1/deployments/shop")).status).toBe(404);
  });
});

describe("versions", () => {
  it("are never given twice, and what is in use is not deleted silently", async () => {
    for (let i = 0; i < 3; i++) await train("popularity", "charts");
    expect((await remove("/v1/models/charts@3")).status).toBe(200);
    expect(await train("popularity", "charts")).toMatchObject({ version: 4 });
    await put("part", { models: [{ model: "charts@1" }, { model: "charts@2" }], by: "listener" });
    const refused = { status: 409, body: { code: "model-in-use", detail: expect.stringContaining("part") } };
    expect(await remove("/v1/models/charts@2")).toMatchObject(refused);
    expect(await remove("/v1/models/charts@2?force=true")).toMatchObject(refused);
    await put("part", { model: "charts@4" });
    // A step back would serve it again.
    expect(await remove("/v1/models/charts@2")).toMatchObject(refused);
    expect((await remove("/v1/models/charts@2?force=true")).status).toBe(200);
    expect((await get("/v1/deployments/part")).body).toMatchObject({ model: "charts", version: 4, previous: null });
    expect(await post("/v1/deployments/part/rollback")).toMatchObject({ body: { code: "no-previous-model" } });
    expect((await remove("/v1/models/charts@1")).status).toBe(200);
  });

  it("are listed in pages and by name", async () => {
    const ids: string[] = [];
    let cursor = "";
    do {
      const { body } = await get(`/v1/models?limit=2${cursor}`);
      ids.push(...(body.items as { id: string }[]).map(({ id }) => id));
      cursor = body.next === undefined ? "" : `&cursor=${body.next}`;
    } while (cursor !== "");
    expect(ids).toEqual(["als@1", "charts@4", "item-knn@1", "popularity@1"]);
    expect((await get("/v1/models?name=als")).body).toMatchObject({ items: [{ id: "als@1" }] });
    expect(await get("/v1/models?cursor=xyz")).toMatchObject({ status: 400, body: { code: "invalid-request" } });
  });
});

describe("aliases", () => {
  it("stand for a version until they are moved; deployments stay with the version", async () => {
    const { client, service } = running();
    await train("popularity", "mine");
    await train("item-knn", "mine");
    const set = (alias: string, version: number) =>
      raw(service.url, `/v1/models/mine/aliases/${alias}`, json({ version }, "PUT"));
    expect(await set("stable", 1)).toMatchObject({ status: 200, body: { alias: "stable", model: "mine@1" } });
    await put("aliased", { model: "mine@stable" });
    expect(await client.recommend(LISTENERS[0]!, { model: "mine@stable" })).toMatchObject({ model: "mine", version: 1 });
    expect(await remove("/v1/models/mine@1")).toMatchObject({ status: 409 });
    expect((await set("stable", 2)).status).toBe(200);
    expect(await client.recommend(LISTENERS[0]!, { model: "mine@stable" })).toMatchObject({ version: 2 });
    expect(await client.recommend(LISTENERS[0]!, { deployment: "aliased" })).toMatchObject({ version: 1 });
    expect((await get("/v1/models/mine@stable")).body).toMatchObject({ id: "mine@2", aliases: ["stable"] });
    expect(await remove("/v1/models/mine@2")).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining("mine@stable") },
    });
    expect(await set("stable", 9)).toMatchObject({ status: 404, body: { code: "unknown-model" } });
    expect(await set("3", 1)).toMatchObject({ status: 400, body: { code: "invalid-request" } });
    expect((await remove("/v1/models/mine/aliases/stable")).status).toBe(200);
    expect(await remove("/v1/models/mine/aliases/stable")).toMatchObject({ status: 404 });
    expect(await get(`/v1/users/x/recommendations?model=mine@stable`)).toMatchObject({
      status: 404,
      body: { code: "unknown-model" },
    });
  });
});

interface Trained {
  readonly metrics: object;
  readonly evaluation: { readonly slices: readonly { readonly by: string; readonly users: number }[] };
}

describe("figures and cards", () => {
  it("are those that an evaluation of the same recipe finds, and never the model's own", async () => {
    const wish = { algorithm: "item-knn", as: "judged", config: { neighbours: 20 }, seed: 7, evaluate: "random:0.8,0.1,0.1" };
    const trained = (await runHere(running(), trainJob, wish)) as Trained;
    const evaluation = { subjects: ["item-knn:neighbours=20"], split: wish.evaluate, seed: 7 };
    const { models } = (await runHere(running(), evaluateJob, evaluation)) as { models: Trained[] };
    expect(trained.metrics).toEqual(models[0]!.metrics);
    const { slices } = trained.evaluation;
    expect(new Set(slices.map(({ by }) => by))).toEqual(new Set(["history", "popularity"]));
    for (const { users } of slices) expect(users).toBeGreaterThanOrEqual(20);
    const { body } = await get("/v1/models/judged");
    expect(body).toMatchObject({
      codeVersion: "0.1.0",
      job: expect.any(String),
      evaluation: { split: wish.evaluate, seed: 7, metrics: trained.metrics },
    });
    const bad = await raw(running().service.url, "/v1/models", json({ algorithm: "als", evaluate: "sideways" }));
    expect(bad).toMatchObject({ status: 400, body: { code: "invalid-split" } });
  });

  it("tell what it is, what it learned from, where it serves, what it costs and what it cannot do", async () => {
    await put("shown", {
      models: [
        { model: "judged", weight: 3 },
        { model: "als", weight: 1 },
      ],
      by: "listener",
    });
    for (const listener of LISTENERS.slice(0, 5)) await running().client.recommend(listener, { model: "judged" });
    const { body } = await get("/v1/models/judged/card");
    expect(body).toMatchObject({
      id: "judged@1",
      algorithm: { name: "item-knn", paper: expect.stringContaining("Deshpande") },
      data: { imports: [{ name: "plays.csv", format: "plays" }], users: 60, period: { unit: expect.any(String) } },
      served: [{ deployment: "shown", share: 0.75, by: "listener" }],
      cost: { answers: 5, secondsPer1000: expect.any(Number), megabytes: expect.any(Number) },
    });
    const changed = (body.parameters as { name: string; changed: boolean }[]).filter((each) => each.changed);
    expect(changed.map(({ name }) => name)).toEqual(["neighbours"]);
    const limits = (body.limits as string[]).join(" ");
    expect(limits).toContain("given what most listeners heard");
    expect(limits).not.toContain("not judged");
    expect(((await get("/v1/models/als/card")).body.limits as string[]).join(" ")).toContain("not judged");

    const markdown = await textOf("/v1/models/judged/card", "text/markdown");
    expect(markdown.type).toContain("text/markdown");
    expect(markdown.text).toMatch(/^# Model card: judged@1\n/);
    expect(markdown.text).toContain("| neighbours | 20 | 0 |");
    const page = await textOf("/v1/models/judged/card", "text/html");
    expect(page.type).toContain("text/html");
    expect(page.text).toContain("<h2>Limits</h2>");
    for (const { text } of [markdown, page]) expect(text).not.toContain("sim-listener");
  });

  it("show catalogue that came in later, and what the answers cost, in /metrics too", async () => {
    await running().client.sendEvents([{ user: "late", track: "brand-new" }]);
    const { limits } = (await get("/v1/models/judged/card")).body as { limits: string[] };
    expect(limits.join(" ")).toMatch(/knows 79 tracks; the catalogue holds 80 now/);
    expect(limits.join(" ")).toContain("have changed since");
    const { text } = await textOf("/metrics", "*/*");
    expect(text).toContain('segue_model_answers_total{model="judged",version="1"} 5');
    expect(text).toMatch(/segue_model_answer_seconds_total\{model="judged",version="1"\} \d/);
    expect(text).not.toContain("sim-listener");
  });
});
