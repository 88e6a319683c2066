import type { SegueClient, SoundAnalysis, SoundPicture } from "@segue/client";
import { saveStream } from "../../files.js";
import { note, printJson, printTable } from "../../print.js";
import { forEach } from "./each.js";
import { upload } from "./upload.js";

/** Tells what is written in files of sound and what they are like. */
export async function analyzeSounds(
  client: SegueClient,
  paths: readonly string[],
  { json }: { readonly json?: boolean },
): Promise<void> {
  await forEach(paths, "files", async (path) => {
    const analysis = await client.analyzeSound(await upload(client, path));
    if (json) printJson({ ...analysis, file: path });
    else tell(path, analysis);
  });
}

/** Writes sets of features of a file of sound: whole, or not at all. */
export async function saveFeatures(
  client: SegueClient,
  path: string,
  features: readonly string[],
  out: string,
  { json }: { readonly json?: boolean },
): Promise<void> {
  const content = await client.computeFeatures(await upload(client, path), features);
  await saveStream(once(content), out);
  if (json) printJson({ file: path, features, out });
  else note(`${out}: ${features.join(", ")}`);
}

/** Draws a file of sound: the picture is there as a whole, or not at all. */
export async function savePicture(
  client: SegueClient,
  path: string,
  picture: SoundPicture,
  out: string,
  { json }: { readonly json?: boolean },
): Promise<void> {
  await saveStream(once(await client.drawSound(await upload(client, path), picture)), out);
  if (json) printJson({ file: path, picture, out });
  else note(`${out}: the ${picture} of ${path}`);
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

const CLASSES = ["C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"];

function tell(path: string, { format, tags, features }: SoundAnalysis): void {
  const { genres, lyrics, replayGain, cover, ...plain } = tags;
  const written = Object.entries({
    ...plain,
    genres: genres.join(", ") || undefined,
    "replay gain": gainText(replayGain),
    lyrics: lyrics && linesText(lyrics),
    cover: cover?.type,
  });
  const { name, channels = "?", rate = "?", seconds = Number.NaN } = format;
  note(path);
  printTable(
    ["what", "value"],
    [
      ...written.filter(([, text]) => text !== undefined).map(([what, text]) => [what, String(text)]),
      ["format", `${name}, ${channels} channels, ${rate} Hz, ${seconds.toFixed(1)} s`],
      ...(Object.keys(features).length === 0
        ? [["sound", "not heard: it is stored in a way that is not decoded here; converted to FLAC it would be"]]
        : heardRows(features)),
    ],
  );
}

function linesText(lyrics: string): string {
  const count = lyrics.split("\n").length;
  return count === 1 ? "1 line" : `${count.toLocaleString("en")} lines`;
}

/** How much louder or softer players are to play it. */
function gainText(gain: SoundAnalysis["tags"]["replayGain"]): string | undefined {
  if (gain === undefined) return undefined;
  const { track, album } = gain;
  return [track === undefined ? [] : `${track} dB`, album === undefined ? [] : `${album} dB (album)`].flat().join(", ");
}

function heardRows(features: SoundAnalysis["features"]): [string, string][] {
  const value = (set: string, name: string) => features[set]!.values[name]!;
  return [
    ["loudness", `${value("loudness", "integrated loudness").toFixed(1)} LUFS`],
    ["loudness range", `${value("loudness", "loudness range").toFixed(1)} LU`],
    ["true peak", `${value("loudness", "true peak").toFixed(1)} dBTP`],
    ["tempo", `${value("tempo", "tempo").toFixed(1)} beats a minute`],
    ["key", `${CLASSES[value("key", "tonic")]} ${value("key", "mode") === 1 ? "major" : "minor"}`],
    ["silent", `${(100 * value("quality", "silent share")).toFixed(1)} %`],
    ["clipped", `${(100 * value("quality", "clipped share")).toFixed(3)} %`],
    ["quietest twentieth", `${value("quality", "noise floor").toFixed(1)} dBFS`],
    ["noise", noiseText(value("quality", "noise"))],
  ];
}

/** Below this level, in dBFS, nothing is heard. */
const HEARD = -120;

const noiseText = (level: number) => (level > HEARD ? `${level.toFixed(1)} dBFS in quiet passages` : "none");
