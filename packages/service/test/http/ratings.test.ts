import { createRandom } from "@segue/kernels";
import { describe, expect, it } from "vitest";
import { importText, raw, runningService, train } from "./running-service.js";

/** Forty listeners of two kinds, who rate twenty of thirty tracks of two kinds from 1 to 5. */
function ratingsCsv(): string {
  const random = createRandom("ratings");
  const lines = Array.from({ length: 40 }, (_, user) => {
    const order = random.shuffle(Array.from({ length: 30 }, (_, track) => track));
    return order.slice(0, 20).map((track) => {
      const rating = (track % 2 === user % 2 ? 4 : 2) + random.int(3) - 1;
      return `u${user},t${track},${rating}`;
    });
  });
  return ["user_id,music_id,rating", ...lines.flat(), "lonely,t99,3", ""].join("\n");
}

const running = runningService({}, async ({ client }) => {
  await importText(client, ratingsCsv(), "ratings.csv");
  for (const algorithm of ["item-knn", "user-knn"])
    await client.result(await client.startTraining({ algorithm, as: algorithm, config: { similarity: "pearson" } }));
  await train(client, "als");
});

const rating = (id: string, track: string, model?: string) =>
  running().client.api.GET("/v1/users/{id}/ratings/{track}", {
    params: { path: { id, track }, query: model === undefined ? {} : { model } },
  });

async function ratedBy(user: string): Promise<Map<string, number>> {
  const events = await running().service.services.store.events.ofUser("main", user);
  return new Map(events.map(({ track, value }) => [track, value]));
}

describe("GET /v1/users/{id}/ratings/{track}", () => {
  for (const model of ["item-knn", "user-knn"]) {
    it(`predicts by ${model} what a listener of a kind would rate, and says from what`, async () => {
      const rated = await ratedBy("u0");
      const fresh = Array.from({ length: 30 }, (_, track) => `t${track}`).filter((track) => !rated.has(track));
      const answers = await Promise.all(fresh.map((track) => rating("u0", track, model)));
      for (const [i, { data }] of answers.entries()) {
        expect(data).toMatchObject({ user: "u0", track: fresh[i], known: true, model, basis: "neighbours" });
        expect(data!.scale).toMatchObject({ lowest: 1, highest: 5 });
        expect(data!.neighbours).toBeGreaterThan(0);
      }
      const meanOf = (kind: number) => {
        const own = answers.filter((_, i) => Number(fresh[i]!.slice(1)) % 2 === kind).map(({ data }) => data!.rating);
        return own.reduce((sum, each) => sum + each, 0) / own.length;
      };
      expect(meanOf(0)).toBeGreaterThan(meanOf(1) + 0.5);
    });
  }

  it("gives the listener's own rating where there is one, the newest the moment it is in", async () => {
    const [[track, own]] = [...(await ratedBy("u1"))] as [[string, number]];
    expect((await rating("u1", track, "item-knn")).data).toMatchObject({ rating: own, basis: "given", neighbours: 0 });
    const event = { user: "u1", track, kind: "rating", value: own === 5 ? 1 : 5 };
    const { status } = await raw(running().service.url, "/v1/events", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ events: [event] }),
    });
    expect(status).toBeLessThan(300);
    expect((await rating("u1", track, "item-knn")).data).toMatchObject({ rating: event.value, basis: "given" });
  });

  it("is a mean for one who rated nothing, or nothing alike", async () => {
    expect((await rating("nobody", "t3", "user-knn")).data).toMatchObject({ known: false, basis: "mean", neighbours: 0 });
    expect((await rating("lonely", "t3", "item-knn")).data).toMatchObject({ known: true, basis: "mean" });
  });

  it("refuses what cannot be told: another kind of model, a mix, a track that is nowhere", async () => {
    expect((await rating("u0", "t1", "als")).error).toMatchObject({ status: 409, code: "no-rating-prediction" });
    const { client } = running();
    const models = ["item-knn", "user-knn"].map((model) => ({ model, weight: 1 }));
    const body = { models, by: "score" } as const;
    await client.take(client.api.PUT("/v1/deployments/{id}", { params: { path: { id: "mixed" } }, body }));
    const params = { path: { id: "u0", track: "t1" }, query: { deployment: "mixed" } };
    const mixed = await client.api.GET("/v1/users/{id}/ratings/{track}", { params });
    expect(mixed.error).toMatchObject({ status: 409, code: "no-rating-prediction" });
    expect((await rating("u0", "no such track", "item-knn")).error).toMatchObject({ status: 404, code: "unknown-track" });
  });
});

describe("an evaluation on ratings", () => {
  it("tells how far predictions are off, beside the listener's mean, and shows it", async () => {
    const { client } = running();
    const subjects = ["item-knn:similarity=pearson", "user-knn:similarity=pearson", "popularity"];
    const job = await client.startEvaluation({ subjects, split: "random:0.8,0,0.2", k: [5], seed: 1, perUser: false });
    const { models, table } = (await client.result(job)) as {
      models: { model: string; ratings?: { mae: { value: number }; baseline: { mae: { value: number } }; ratings: number } }[];
      table: string;
    };
    const [popularity] = models.filter(({ model }) => model === "popularity");
    expect(popularity).not.toHaveProperty("ratings");
    for (const { model, ratings } of models.filter((each) => each !== popularity)) {
      expect(ratings!.mae.value, model).toBeLessThan(ratings!.baseline.mae.value);
      expect(ratings!.ratings).toBeGreaterThan(100);
    }
    expect(table).toContain("Predicted ratings:");
    expect(table).toContain("listener's mean");
  });
});
