import { mkdir, realpath, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderTrack, type SoundingTrack, soundingTracks, writeWav } from "@segue/engine";
import { Type } from "typebox";
import { importFolder } from "../hearing/import-folder.js";
import { defineJob, part } from "../jobs/handler.js";
import { renderedFolder } from "./rendered-folder.js";

/** Samples a second: what features are computed at. */
const RATE = 22_050;
/** About how long a piece is: whole phrases. */
const SECONDS = 20;
/** What is written into every file, so that nobody takes it for a recording. */
const LABEL = {
  album: "Rendered by Segue",
  comment: "An invented piece of an invented artist, rendered by Segue",
  software: "Segue",
};

/**
 * Gives the most famous tracks of the simulated world a sound: renders a short piece for each into a folder beside the data, and reads that folder as any folder of music. What is
 * rendered already is passed over.
 */
export const renderJob = defineJob({
  kind: "render",
  input: Type.Object(
    {
      seed: Type.Integer({ minimum: 0, default: 1, description: "Of the simulated world" }),
      tracks: Type.Integer({ minimum: 1, default: 5000, description: "Tracks of the simulated world" }),
      each: Type.Integer({ minimum: 1, maximum: 100, default: 3, description: "Tracks of a genre that sound" }),
    },
    { additionalProperties: false },
  ),
  // One folder at a time is read.
  resource: () => "music",
  async run({ seed, tracks, each }, context) {
    const { services, workspace, report } = context;
    const sounding = soundingTracks({ seed, until: services.clock.now(), tracks }, each);
    const folder = renderedFolder(services.config, workspace);
    for (const [done, each] of sounding.entries()) {
      await report((0.7 * done) / sounding.length, `rendering ${each.track.genre}, ${done + 1} of ${sounding.length}`);
      await renderInto(folder, each, seed);
    }
    const { rows } = await importFolder(
      { ...context, report: part(report, 0.7, 1) },
      { folder: await realpath(folder), dryRun: false, simulated: true },
    );
    return { folder, tracks: sounding.length, rows };
  },
});

/** Writes the file of a track, whole or not at all. */
async function renderInto(folder: string, sounding: SoundingTrack, seed: number): Promise<void> {
  const { id, title, artist, genre, year } = sounding.track;
  const path = join(folder, genre, `${id}.wav`);
  if ((await stat(path).catch(() => undefined)) !== undefined) return;
  await mkdir(join(folder, genre), { recursive: true });
  const channels = renderTrack(sounding, { seed, rate: RATE, seconds: SECONDS });
  // What begins with a dot is no music to whoever reads the folder.
  const unfinished = join(folder, genre, `.${id}.part`);
  await writeFile(unfinished, writeWav(channels, RATE, { title, artist, genre, year, ...LABEL }));
  await rename(unfinished, path);
}
