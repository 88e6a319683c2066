import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import { removeWorkspaceJob } from "../../src/accounts/remove-workspace-job.js";
import { soundSets } from "../../src/hearing/feature-sets.js";
import { keepFeature } from "../../src/hearing/kept-features.js";
import { mapJob } from "../../src/maps/map-job.js";
import { trainJob } from "../../src/registry/train-job.js";
import { simulateJob } from "../../src/simulation/simulate-job.js";
import { importHere, json, raw, runHere, runningService, smallWorldCsv } from "../http/running-service.js";

const world = { listeners: 200, tracks: 300, plays: 12_000, seed: 5 };
const running = runningService({}, async (opened) => {
  await runHere(opened, simulateJob, world);
});
const make = (wish: Record<string, unknown> = {}) => runHere(running(), mapJob, wish);
const points = (id: string) =>
  running().client.take(running().client.api.GET("/v1/maps/{id}/points", { params: { path: { id } } }));

/** The share of each point's ten nearest that have its genre, on average. */
async function genreNearby(id: string): Promise<number> {
  const { x, y } = await points(id);
  const { api, take } = running().client;
  const told = await take(api.GET("/v1/maps/{id}/facts/{name}", { params: { path: { id, name: "genre" } } }));
  if (told.kind !== "names") throw new Error("genre has no names");
  const shares = x.map((_, row) => {
    const others = x.map((_, other) => other).filter((other) => other !== row);
    const far = (other: number) => Math.hypot(x[other]! - x[row]!, y[other]! - y[row]!);
    return (
      others
        .sort((a, b) => far(a) - far(b))
        .slice(0, 10)
        .filter((other) => told.codes[other] === told.codes[row]).length / 10
    );
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

describe("a map of the catalogue", () => {
  it("by plays brings together tracks of a genre, which it was never told, and says what they are called", async () => {
    expect(await make()).toMatchObject({ map: "plays", from: null });
    const { ids, titles, artists, x, listeners, facts, tracks } = await points("plays");
    expect(tracks).toBeGreaterThan(250);
    for (const list of [ids, titles, artists, x, listeners]) expect(list).toHaveLength(tracks);
    expect(listeners.every((many) => many > 0)).toBe(true);
    expect(facts.map(({ name, kind }) => [name, kind])).toEqual(
      expect.arrayContaining([
        ["genre", "names"],
        ["year", "numbers"],
      ]),
    );
    // By chance it would be a tenth.
    expect(await genreNearby("plays")).toBeGreaterThan(0.5);
  });

  it("is the same for the same seed, and stays nearly as it was when it is made again", async () => {
    await make({ afresh: true });
    const first = await points("plays");
    await make({ afresh: true });
    expect((await points("plays")).x).toEqual(first.x);
    await make({ seed: 7 });
    const again = await points("plays");
    const size = Math.max(...first.x) - Math.min(...first.x);
    const moved =
      first.x.reduce((sum, at, i) => sum + Math.hypot(again.x[i]! - at, again.y[i]! - first.y[i]!), 0) / first.x.length;
    expect(moved / size).toBeLessThan(0.06);
    await make({ seed: 7, afresh: true });
    const other = await points("plays");
    expect(other.x).not.toEqual(first.x);
  });

  it("by a model takes the one that is named, or the first that keeps vectors", async () => {
    const { service } = running();
    await expect(make({ of: "model" })).rejects.toMatchObject({
      code: "not-enough-data",
      hint: expect.stringContaining("train als"),
    });
    await runHere(running(), trainJob, { algorithm: "als", config: { factors: 16 } });
    await runHere(running(), trainJob, { algorithm: "item-knn" });
    expect(await make({ of: "model" })).toMatchObject({ map: "model", from: "als@1" });
    expect(await genreNearby("model")).toBeGreaterThan(0.5);
    await expect(make({ of: "model", model: "item-knn" })).rejects.toMatchObject({ code: "not-enough-data" });
    const asked = json({ of: "model", model: "none" });
    expect(await raw(service.url, "/v1/maps", asked)).toMatchObject({ status: 404, body: { code: "unknown-model" } });
  });

  it("by sound stands on features that were computed, and leaves out tracks without", async () => {
    const { services } = running().service;
    await expect(make({ of: "sound" })).rejects.toMatchObject({
      code: "not-enough-data",
      hint: expect.stringContaining("features compute"),
    });
    const folder = await services.store.sounds.folder(MAIN_WORKSPACE, "/music");
    const [tempo] = soundSets(["tempo"]);
    const { items } = await services.store.tracks.list(MAIN_WORKSPACE, { limit: 60 });
    for (const [i, { id }] of items.entries()) {
      const place = { place: `${i}.flac`, size: 1, changedAt: 1, beside: "", hash: `hash${i}`, reader: 1 };
      const found = { format: { container: "flac" }, tags: {} } as never;
      await services.store.sounds.note(MAIN_WORKSPACE, folder.pk, {
        ...place,
        track: id,
        found,
        lyrics: null,
        cover: null,
        fault: null,
      });
      if (i > 0)
        await keepFeature(services, MAIN_WORKSPACE, `hash${i}`, tempo!, {
          bands: 1,
          frames: 1,
          data: Float32Array.of(60 + 2 * i),
        });
    }
    expect(await make({ of: "sound" })).toMatchObject({ map: "sound", from: "tempo", tracks: 59, leftOut: 1 });
    const { ids, x, y } = await points("sound");
    const at = new Map(ids.map((id, i) => [id, [x[i]!, y[i]!] as const]));
    const apart = (a: number, b: number) => {
      const [p, q] = [at.get(items[a]!.id)!, at.get(items[b]!.id)!];
      return Math.hypot(p[0] - q[0], p[1] - q[1]);
    };
    expect(apart(1, 2)).toBeLessThan(apart(1, 40));
    expect(apart(20, 21)).toBeLessThan(apart(20, 58));
  });

  it("forgets tracks that were removed, tells new names, and says what is wrong", async () => {
    const { client, service } = running();
    const { ids } = await points("plays");
    await client.take(client.api.DELETE("/v1/tracks/{id}", { params: { path: { id: ids[0]! } } }));
    await client.take(client.api.PATCH("/v1/tracks/{id}", { params: { path: { id: ids[1]! } }, body: { title: "Another" } }));
    const now = await points("plays");
    expect(now.ids).toEqual(ids.slice(1));
    expect(now.titles[0]).toBe("Another");
    expect(await raw(service.url, "/v1/maps/none/points")).toMatchObject({ status: 404, body: { code: "unknown-map" } });
    expect(await raw(service.url, "/v1/maps/plays/facts/title")).toMatchObject({ status: 404, body: { code: "unknown-fact" } });
    const { items } = await client.take(client.api.GET("/v1/maps"));
    expect(items.map(({ id }) => id)).toEqual(["plays", "model", "sound"]);
  });

  it("needs 50 tracks, and goes with its workspace", async () => {
    const { folder } = running();
    expect(existsSync(join(folder, "maps/main/plays"))).toBe(true);
    rmSync(join(folder, "maps/main"), { recursive: true });
    await running().service.services.store.workspaces.add({ id: "gone", createdAt: 0 });
    await running().service.services.artifacts.write("maps/gone/plays", { "map.json": Buffer.from("{}") });
    await runHere(running(), removeWorkspaceJob, { workspace: "gone" });
    expect(existsSync(join(folder, "maps/gone"))).toBe(false);
  });
});

describe("a small catalogue", () => {
  const small = runningService({}, async (opened) => {
    await importHere(opened, smallWorldCsv(200).split("\n").slice(0, 30).join("\n"));
  });
  it("has no map", async () => {
    await expect(runHere(small(), mapJob, {})).rejects.toMatchObject({
      code: "not-enough-data",
      message: expect.stringContaining("50"),
    });
  });
});
