import { summariesOf } from "../hearing/kept-features.js";
import { soundsOf } from "../hearing/sounds-of.js";
import type { JobContext } from "../jobs/handler.js";
import type { Track } from "../ports/tracks.js";
import { decodeSafetensors, encodeSafetensors } from "../registry/safetensors.js";
import type { Services } from "../services.js";
import { byName, type NamedNumber, NumberRanks, type Rank } from "./number-ranks.js";
import { firstOfEach } from "./sources/sound.js";

/** Where the numbers that are known of a track lie among those of all tracks, by their names. */
export interface TrackRanks {
  /** What sources say of it. */
  readonly facts: Readonly<Record<string, Rank>>;
  /** What was measured of its sound. */
  readonly sound: Readonly<Record<string, Rank>>;
}

export interface RanksInMemory {
  of(workspace: string, track: Track): Promise<TrackRanks>;
}

type Kept = Pick<Services, "artifacts" | "store" | "config">;

const pathOf = (workspace: string) => `maps/${workspace}/sound-numbers`;
/** Names the job that gathered them, so that it is seen whether they are others. */
const MADE = "made.json";
const NUMBERS = "numbers.safetensors";
/** Workspaces whose numbers stay in memory; 100,000 tracks with ten numbers take some 8 MB. */
const MOST = 4;

/** Gathers what was measured of the sound of every track, in place of what was gathered before. */
export async function keepSoundNumbers({ services, workspace, id }: JobContext): Promise<void> {
  const numbers: NamedNumber[] = [];
  for (const sound of firstOfEach(await services.store.sounds.contents(workspace)))
    numbers.push(...measuredIn(await summariesOf(services, workspace, [sound])));
  await services.artifacts.write(pathOf(workspace), {
    [MADE]: Buffer.from(JSON.stringify({ job: id, at: services.clock.now() })),
    [NUMBERS]: encodeSafetensors(
      Object.fromEntries(
        Array.from(byName(numbers), ([name, values]) => [name, { shape: [values.length], data: Float32Array.from(values) }]),
      ),
    ),
  });
}

/** Numbers of all tracks are read once for each state of the data, some thousands at a time, and remembered. */
export function createRanks({ artifacts, store, config }: Kept): RanksInMemory {
  const facts = rememberOne(
    async (workspace) => String(await store.tracks.revision(workspace)),
    async (workspace) => {
      const ranks = new NumberRanks();
      for await (const tracks of store.tracks.everything(workspace))
        ranks.add(tracks.flatMap((track) => Object.entries(track.facts).filter(isNumber)));
      return ranks;
    },
  );
  const sound = rememberOne(
    async (workspace) => {
      const there = await artifacts.has(pathOf(workspace));
      return there ? Buffer.from(await artifacts.read(pathOf(workspace), MADE)).toString("utf8") : "";
    },
    async (workspace, made) => {
      const ranks = new NumberRanks();
      if (made === "") return ranks;
      const kept = decodeSafetensors(await artifacts.read(pathOf(workspace), NUMBERS));
      for (const [name, { data }] of Object.entries(kept)) ranks.add(Array.from(data as Float32Array, (value) => [name, value]));
      return ranks;
    },
  );
  return {
    async of(workspace, track) {
      const sounds = await soundsOf({ store, config }, workspace, track.id);
      const measured = measuredIn(await summariesOf({ artifacts }, workspace, sounds));
      return {
        facts: (await facts(workspace)).of(Object.entries(track.facts).filter(isNumber)),
        sound: (await sound(workspace)).of(measured),
      };
    },
  };
}

const isNumber = (fact: readonly [string, string | number]): fact is [string, number] => typeof fact[1] === "number";

/** The numbers of the sets of features that describe a sound as a whole. */
const measuredIn = (sets: Awaited<ReturnType<typeof summariesOf>>): NamedNumber[] =>
  Object.values(sets).flatMap(({ values }) => Object.entries(values));

/** What is made of each workspace, made anew where its state is another; those who ask meanwhile wait for the same. */
function rememberOne<T>(stateOf: (workspace: string) => Promise<string>, make: (workspace: string, state: string) => Promise<T>) {
  const known = new Map<string, { readonly state: string; readonly made: Promise<T> }>();
  return async (workspace: string): Promise<T> => {
    const state = await stateOf(workspace);
    const before = known.get(workspace);
    if (before?.state === state) return before.made;
    const made = make(workspace, state);
    known.delete(workspace);
    known.set(workspace, { state, made });
    for (const oldest of known.keys()) if (known.size > MOST) known.delete(oldest);
    made.catch(() => known.get(workspace)?.made === made && known.delete(workspace));
    return made;
  };
}
