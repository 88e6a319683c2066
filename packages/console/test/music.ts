import { connect, type SegueClient } from "@segue/client";
import { simulateWorld } from "@segue/engine";

/** Fills a service with a small simulated world, and serves a model that learned from it. */
export async function playMusic(server: string, key?: string): Promise<void> {
  const client = connect({ server, ...(key === undefined ? {} : { key }) });
  const upload = await client.upload(worldCsv());
  await client.result(await client.startImport({ uploads: [{ id: upload, name: "plays.csv" }], name: "plays.csv" }));
  const { model } = await client.result<{ model: string }>(await client.startTraining({ algorithm: "item-knn" }));
  await serve(client, model);
}

async function serve(client: SegueClient, model: string): Promise<void> {
  await client.take(client.api.PUT("/v1/deployments/{id}", { params: { path: { id: "home" } }, body: { model } }));
}

/** The world as a table of plays. */
export function worldCsv(): string {
  const { events, tracks } = simulateWorld({ seed: 3, until: 1_700_000_000_000, listeners: 60, tracks: 80, plays: 3000 });
  const told = new Map(tracks.map((track) => [track.id, track]));
  const plays = events.filter(({ kind }) => kind === "play");
  const lines = plays.map(({ user, track, at }) => {
    const { title, artist } = told.get(track)!;
    return [user, track, new Date(at).toISOString(), ...[title, artist].map((cell) => `"${cell.replaceAll('"', '""')}"`)].join(
      ",",
    );
  });
  return ["user_id,music_id,timestamp,title,artist", ...lines, ""].join("\n");
}
