import type { Block, Fit } from "@segue/engine";
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
  async learn({ named: { tracks, classes }, source, known: all }) {
    const own = tracks.flatMap((id) => all.tracks.get(id) ?? []).sort((a, b) => ordered(a.id, b.id));
    const names = namesOf(own, [source, ...classes]);
    const known = own.map(({ id, facts }) => ({ track: id, content: id, known: knownOf(names, facts) }));
    const reading: FactReading = { what: "facts", names, means: meansOf(known.map((each) => each.known)) };
    return { reading, readable: known.map(({ known: block, ...each }) => ({ ...each, block: async () => block })), fit: byMeans };
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
function namesOf(tracks: readonly Track[], learned: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const track of tracks)
    for (const [name, value] of Object.entries(track.facts)) {
      if (typeof value !== "number" || learned.includes(name) || isPrediction(name)) continue;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  const kept = [...counts].flatMap(([name, count]) => (2 * count >= tracks.length ? [name] : []));
  if (kept.length > 0) return kept.sort(ordered);
  throw new SegueError("no-labels", "No number is known of half of the labelled tracks.", {
    hint: "Import a table of tracks with numbers (segue import tracks.csv), or read their sound.",
  });
}

const blockOf = ({ names, means }: FactReading, { facts: own }: Pick<Track, "facts">): Block =>
  filled(knownOf(names, own), means);

/** The numbers of these names, NaN where one is not known. */
function knownOf(names: readonly string[], facts: Track["facts"]): Block {
  const numbers = names.map((name) => facts[name]);
  return { shape: [names.length], data: Float32Array.from(numbers, (value) => (typeof value === "number" ? value : Number.NaN)) };
}

/** Reads what is not known as the mean of what was learned from. */
const byMeans: Fit = (learned) => {
  const means = meansOf(learned);
  return (example) => filled(example, means);
};

/** The mean of each number where it is known; 0 where it never is. */
function meansOf(blocks: readonly Block[]): number[] {
  return Array.from({ length: blocks[0]?.data.length ?? 0 }, (_, place) => {
    const known = blocks.map(({ data }) => data[place]!).filter((value) => !Number.isNaN(value));
    return known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  });
}

const filled = ({ shape, data }: Block, means: readonly number[]): Block => ({
  shape,
  data: data.map((value, place) => (Number.isNaN(value) ? means[place]! : value)),
});
