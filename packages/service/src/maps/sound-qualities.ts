import { summariesOf } from "../hearing/kept-features.js";
import type { Services } from "../services.js";

/** What a sound is in words that everybody knows; what lies between two words is neither. */
export interface SoundQualities {
  readonly tempo?: "slow" | "fast";
  readonly loudness?: "soft" | "loud";
  /** As the set of features `key` has it: the tonic from 0 (C) to 11 (B). */
  readonly key?: { readonly tonic: number; readonly mode: "major" | "minor" };
}

/** In beats a minute: below what is walked to, and from what is run to. */
const [SLOW, FAST] = [90, 130];
/** In LUFS: below what broadcasts are set to (EBU R 128: −23, and a little more), and from what is mastered loud. */
const [SOFT, LOUD] = [-20, -10];

/** The qualities of each track of which features are kept. */
export async function qualitiesOf(
  services: Pick<Services, "store" | "artifacts">,
  workspace: string,
  tracks: readonly string[],
): Promise<Map<string, SoundQualities>> {
  const found = new Map<string, SoundQualities>();
  for (const sound of await services.store.sounds.ofTracks(workspace, tracks)) {
    if (found.has(sound.track)) continue;
    const { tempo, loudness, key } = await summariesOf(services, workspace, [sound]);
    found.set(sound.track, {
      ...tempoOf(tempo?.values.tempo),
      ...loudnessOf(loudness?.values["integrated loudness"]),
      ...keyOf(key?.values),
    });
  }
  return found;
}

/** What both have. */
export function commonQualities(a: SoundQualities, b: SoundQualities): SoundQualities {
  const sameKey = a.key !== undefined && a.key.tonic === b.key?.tonic && a.key.mode === b.key.mode;
  return {
    ...(a.tempo !== undefined && a.tempo === b.tempo ? { tempo: a.tempo } : {}),
    ...(a.loudness !== undefined && a.loudness === b.loudness ? { loudness: a.loudness } : {}),
    ...(sameKey ? { key: a.key! } : {}),
  };
}

/** 0 where nothing begins: then there is no tempo. */
function tempoOf(bpm = 0): Pick<SoundQualities, "tempo"> {
  if (bpm > 0 && bpm < SLOW) return { tempo: "slow" };
  return bpm >= FAST ? { tempo: "fast" } : {};
}

function loudnessOf(lufs = Number.NaN): Pick<SoundQualities, "loudness"> {
  if (lufs < SOFT) return { loudness: "soft" };
  return lufs >= LOUD ? { loudness: "loud" } : {};
}

function keyOf({ tonic, mode }: Readonly<Record<string, number>> = {}): Pick<SoundQualities, "key"> {
  return tonic === undefined ? {} : { key: { tonic, mode: mode === 1 ? "major" : "minor" } };
}
