import type { SegueClient } from "@segue/client";
import { queryOptions } from "@tanstack/react-query";

/** What the cover of a track is made of; undefined where the service knows nothing of it. */
export type Look = Awaited<ReturnType<typeof ask>>[number] | undefined;

/** Covers asked for at once. */
const MOST = 200;
/** How long the look of a track that is not seen is kept, in milliseconds: long tables are scrolled through. */
const KEPT = 30_000;

/** What a track looks like. All that are wanted at one moment are asked for together. */
export const lookQuery = (client: SegueClient, track: string) =>
  queryOptions({
    queryKey: ["look", track],
    queryFn: async () => (await lookOf(client, track)) ?? null,
    gcTime: KEPT,
    staleTime: 300_000,
  });

interface Asking {
  readonly tracks: string[];
  readonly answer: Promise<ReadonlyMap<string, Look>>;
}

const asking = new WeakMap<SegueClient, Asking>();

async function lookOf(client: SegueClient, track: string): Promise<Look> {
  let now = asking.get(client);
  if (now === undefined || now.tracks.length === MOST) {
    const tracks: string[] = [];
    now = { tracks, answer: soon().then(() => told(client, tracks)) };
    asking.set(client, now);
  }
  now.tracks.push(track);
  return (await now.answer).get(track);
}

/** When all of a page have said what they want. */
const soon = () => new Promise<void>((resolve) => setTimeout(resolve));

async function told(client: SegueClient, tracks: string[]): Promise<ReadonlyMap<string, Look>> {
  asking.delete(client);
  return new Map((await ask(client, tracks)).map((look) => [look.track, look]));
}

const ask = async (client: SegueClient, tracks: string[]) =>
  (await client.take(client.api.POST("/v1/tracks/covers", { body: { tracks } }))).items;
