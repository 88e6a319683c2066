import type { Facts } from "@segue/engine";
import type { TrackSound } from "../ports/sounds.js";
import type { Services } from "../services.js";
import { stillAllowed } from "./allowed-folder.js";
import { summariesOf } from "./kept-features.js";
import { filesOf } from "./sounds-of.js";

/** What a cover is made of. */
export interface CoverFacts {
  readonly track: string;
  /** The version of its own picture; null where it has none. */
  readonly cover: string | null;
  /** What is known of how it sounds, by those names of {@link TOLD} that are known. */
  readonly facts: Facts;
}

/** Facts from which a picture can be drawn: pitch class 0 (C) to 11, mode 1 major or 0 minor, loudness in LUFS, tempo in beats a minute. */
const TOLD = ["key", "mode", "tempo", "energy", "loudness", "onsets", "valence", "arousal"] as const;

/** What the covers of those of these tracks are made of that exist, in the order asked for: what is said of a track counts more than what was measured. */
export async function coverFacts(services: Services, workspace: string, ids: readonly string[]): Promise<CoverFacts[]> {
  const { store, config } = services;
  const known = new Map((await store.tracks.getMany(workspace, ids)).map((track) => [track.id, track]));
  const files = await filesOf({ store }, workspace, [...known.keys()]);
  const isAllowed = stillAllowed(config);
  const tell = async (track: string): Promise<CoverFacts> => {
    const own = files.get(track)!;
    const said = known.get(track)!.facts;
    const facts = { ...(await measured(services, workspace, own)), ...said };
    let cover: string | null = null;
    for (const sound of own) if (cover === null && (await isAllowed(sound.folder))) cover = sound.cover?.hash ?? null;
    return { track, cover, facts: Object.fromEntries(TOLD.flatMap((name) => (name in facts ? [[name, facts[name]!]] : []))) };
  };
  return Promise.all([...new Set(ids)].filter((id) => known.has(id)).map(tell));
}

/** What was measured of the sound of a track, under the names of facts. */
async function measured(services: Services, workspace: string, sounds: readonly TrackSound[]): Promise<Facts> {
  const { key, loudness, tempo } = await summariesOf(services, workspace, sounds);
  const told = {
    key: key?.values.tonic,
    mode: key?.values.mode,
    loudness: loudness?.values["integrated loudness"],
    tempo: tempo?.values.tempo,
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as Facts;
}
