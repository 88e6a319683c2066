import type { Block } from "@segue/engine";
import { SegueError } from "../../errors.js";
import { removeUpload } from "../../imports/uploads.js";
import type { Track } from "../../ports/tracks.js";
import { ordered } from "../known-tracks.js";
import { isPrediction } from "../predictions.js";
import type { FactReading } from "../reading.js";
import type { Readable, Reader } from "./reader.js";

/** All numbers that are known of tracks. */
export const facts: Reader<FactReading> = {
  having: async (_, { known }) => {
    const numbers = new Map(Array.from(known.tracks, ([id, track]) => [id, numbersOf(track)]));
    return (track, { source, classes }) =>
      numbers.get(track)?.some((name) => name !== source && !classes.includes(name)) ?? false;
  },
  async learn({ named: { tracks, classes }, source, known }) {
    const own = tracks.flatMap((id) => known.tracks.get(id) ?? []).sort((a, b) => ordered(a.id, b.id));
    const reading = readingOf(own, [source, ...classes]);
    return { reading, readable: own.map((track) => readableOf(reading, track)) };
  },
  async all(reading, known) {
    const told = [...known.tracks.values()].filter((track) =>
      reading.names.some((name) => typeof track.facts[name] === "number"),
    );
    return { readable: told.map((track) => readableOf(reading, track)), failed: 0 };
  },
  ofTrack: async (reading, services, workspace, id) => blockOf(reading, (await services.store.tracks.get(workspace, id))!),
  async ofUpload({ names }, { config }, workspace, { id }) {
    await removeUpload(config.data, workspace, id);
    throw new SegueError("wrong-task", `It reads what is known of tracks (${names.slice(0, 5).join(", ")} …), not files.`, {
      hint: "Ask it about a track of the catalogue.",
    });
  },
};

const readableOf = (reading: FactReading, track: Track): Readable => ({
  track: track.id,
  content: track.id,
  block: async () => blockOf(reading, track),
});

/** Names of the numbers that are known of a track, but for what a model said. */
const numbersOf = ({ facts: own }: Track): string[] =>
  Object.keys(own).filter((name) => typeof own[name] === "number" && !isPrediction(name));

/** Numbers that are known of at least half of the tracks, but for those that are to be learned; throws `no-labels` where there are none. */
function readingOf(tracks: readonly Track[], learned: readonly string[]): FactReading {
  const sums = new Map<string, { count: number; sum: number }>();
  for (const track of tracks)
    for (const [name, value] of Object.entries(track.facts)) {
      if (typeof value !== "number" || learned.includes(name) || isPrediction(name)) continue;
      const own = sums.get(name) ?? { count: 0, sum: 0 };
      sums.set(name, { count: own.count + 1, sum: own.sum + value });
    }
  const kept = [...sums].filter(([, { count }]) => 2 * count >= tracks.length).sort(([a], [b]) => (a < b ? -1 : 1));
  if (kept.length > 0)
    return { what: "facts", names: kept.map(([name]) => name), means: kept.map(([, { sum, count }]) => sum / count) };
  throw new SegueError("no-labels", "No number is known of half of the labelled tracks.", {
    hint: "Import a table of tracks with numbers (segue import tracks.csv), or read their sound.",
  });
}

function blockOf({ names, means }: FactReading, track: Pick<Track, "facts">): Block {
  const known = (name: string, i: number) => {
    const value = track.facts[name];
    return typeof value === "number" ? value : means[i]!;
  };
  return { shape: [names.length], data: Float32Array.from(names, known) };
}
