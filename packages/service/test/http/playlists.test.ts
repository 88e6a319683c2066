import { describe, expect, it } from "vitest";
import { importHere, json, raw, runningService, smallWorldCsv } from "./running-service.js";

const running = runningService({}, async (now) => {
  await importHere(now, smallWorldCsv());
});

const ask = (path: string, init: Parameters<typeof raw>[2] = {}) => raw(running().service.url, `/v1/playlists${path}`, init);
const [A, B, C] = ["sim-track-00001", "sim-track-00002", "sim-track-00003"];
const tracksOf = ({ body }: { body: unknown }) => (body as { items: { track: string }[] }).items.map(({ track }) => track);

async function kept(name: string, tracks: readonly string[]): Promise<string> {
  const { status, body } = await ask("", json({ name, tracks }));
  expect(status).toBe(201);
  return (body as unknown as { id: string }).id;
}

describe("playlists", () => {
  it("keep tracks in their order with their names, are renamed, put in another order, and grow at the end", async () => {
    const id = await kept("Late", [B, A, B]);
    const first = await ask(`/${id}`);
    expect(first.body).toMatchObject({ id, name: "Late" });
    expect(tracksOf(first)).toEqual([B, A, B]);
    const { items } = first.body as unknown as { items: { title: string; known: boolean }[] };
    expect(items.every(({ title, known }) => title.length > 0 && known)).toBe(true);
    expect(tracksOf(await ask(`/${id}/tracks`, json({ tracks: [C] })))).toEqual([B, A, B, C]);
    const renamed = await ask(`/${id}`, json({ name: "Later" }, "PATCH"));
    expect(renamed.body).toMatchObject({ name: "Later" });
    expect(tracksOf(renamed)).toEqual([B, A, B, C]);
    const reordered = await ask(`/${id}`, json({ tracks: [C, A] }, "PATCH"));
    expect(reordered.body).toMatchObject({ name: "Later" });
    expect(tracksOf(await ask(`/${id}`))).toEqual([C, A]);
  });

  it("are listed newest first, page by page, and told whole when they go", async () => {
    const [one, two] = [await kept("one", []), await kept("two", [A])];
    const first = (await ask("?limit=1")).body as unknown as { items: { id: string; tracks: number }[]; next: string };
    expect(first.items).toMatchObject([{ id: two, name: "two", tracks: 1 }]);
    const second = (await ask(`?limit=1&cursor=${first.next}`)).body as unknown as { items: object[] };
    expect(second.items).toMatchObject([{ id: one, tracks: 0 }]);
    const gone = await ask(`/${two}`, { method: "DELETE" });
    expect(gone.body).toMatchObject({ id: two, name: "two" });
    expect(tracksOf(gone)).toEqual([A]);
    expect((await ask(`/${two}`)).status).toBe(404);
    expect((await ask(`/${two}`, { method: "DELETE" })).body).toMatchObject({ code: "unknown-playlist" });
  });

  it("take no track that is unknown or too much, and nothing of another workspace; of what has gone from the catalogue they say so", async () => {
    const id = await kept("safe", [A]);
    expect(await ask("", json({ name: "x", tracks: [A, "nowhere"] }))).toMatchObject({ status: 404 });
    expect(await ask(`/${id}/tracks`, json({ tracks: ["nowhere"] }))).toMatchObject({ body: { code: "unknown-track" } });
    const many = Array.from({ length: 10_000 }, () => B);
    expect(await ask(`/${id}/tracks`, json({ tracks: many }))).toMatchObject({ body: { code: "invalid-request" } });
    expect(tracksOf(await ask(`/${id}`))).toEqual([A]);
    await running().client.take(running().client.api.POST("/v1/workspaces", { body: { id: "other" } }));
    const elsewhere = { headers: { "segue-workspace": "other" } };
    expect((await ask(`/${id}`, elsewhere)).status).toBe(404);
    expect((await ask(`/${id}`, { method: "DELETE", ...elsewhere })).status).toBe(404);
    expect((await ask("", elsewhere)).body).toEqual({ items: [] });
    await running().service.services.store.tracks.remove("main", A);
    const after = await ask(`/${id}`);
    expect(after.body).toMatchObject({ items: [{ track: A, title: null, known: false }] });
    expect(tracksOf(await ask(`/${id}`, json({ tracks: [B, A] }, "PATCH")))).toEqual([B, A]);
  });
});
