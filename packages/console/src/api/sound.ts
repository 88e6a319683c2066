import type { SegueClient } from "@segue/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** A picture of a track's sound. */
export type SoundPicture = "waveform" | "spectrogram";

/** A picture that only who has the key may see, as an address within the page; null where there is none. */
export const pictureQuery = (client: SegueClient, path: string) =>
  queryOptions({
    queryKey: ["picture", path],
    queryFn: async () => addressOf(await new Response((await client.stream(path)) as BodyInit).blob()),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** Which of these tracks can be heard. */
export const soundsQuery = (client: SegueClient, tracks: readonly string[]) =>
  queryOptions({
    queryKey: ["sounds", tracks],
    queryFn: () => client.take(client.api.POST("/v1/tracks/sounds", { body: { tracks: [...tracks] } })),
    enabled: tracks.length > 0,
    placeholderData: keepPreviousData,
  });

export const coverPath = (id: string, version: string) =>
  `/v1/tracks/${encodeURIComponent(id)}/cover?v=${encodeURIComponent(version)}`;

export const soundPicturePath = (id: string, of: SoundPicture) => `/v1/tracks/${encodeURIComponent(id)}/picture?of=${of}`;

/** Where a track's sound can be played from: from the service as it comes, or, where a key must be sent with it, from the page once it is here. */
export async function soundAddress(client: SegueClient, id: string): Promise<string> {
  const path = `/v1/tracks/${encodeURIComponent(id)}/sound`;
  if (Object.keys(client.headers).length === 0) return path;
  return URL.createObjectURL(await new Response((await client.stream(path)) as BodyInit).blob());
}

/** The policy of the page lets it show pictures of its own and those that are written out. */
const addressOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("the picture cannot be read"));
    reader.readAsDataURL(blob);
  });
