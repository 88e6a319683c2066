import type { SegueClient } from "@segue/client";
import { forEach } from "./each.js";
import { analyzeNumbers } from "./numbers.js";
import { tell } from "./tell.js";
import { upload } from "./upload.js";

/** The algorithm of models that were made elsewhere: they are asked with numbers. */
const FOREIGN = "onnx";

interface Asked {
  readonly files: readonly string[];
  readonly tracks: readonly string[];
}

/** Tells what a model says of files and tracks: of sound where it was trained here, otherwise of JSON files of numbers. */
export async function analyzeByModel(
  client: SegueClient,
  { files, tracks }: Asked,
  model: string,
  options: { readonly json?: boolean },
): Promise<void> {
  const { algorithm } = await client.take(client.api.GET("/v1/models/{id}", { params: { path: { id: model } } }));
  if (algorithm === FOREIGN && files.length > 0) await analyzeNumbers(client, files, model, options);
  else if (files.length > 0)
    await forEach(files, "files", async (file) => {
      tell(file, await client.analyze({ model, upload: await upload(client, file) }), options);
    });
  if (tracks.length > 0)
    await forEach(tracks, "tracks", async (track) => tell(track, await client.analyze({ model, track }), options));
}
