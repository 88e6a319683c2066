import { createRandom } from "@segue/kernels";
import { type Character, inventPiece } from "../music/inventing/invent.js";
import { render } from "../music/rendering/render.js";
import { GENRES } from "./genres.js";
import { DIMENSIONS } from "./tastes.js";
import type { SimulatedTrack, TrackWorld } from "./tracks.js";
import { inventTrackWorld, WORLD_VERSION, type WorldOptions } from "./world.js";

/** A simulated track that can be heard. */
export interface SoundingTrack {
  readonly track: SimulatedTrack;
  readonly character: Character;
}

/** Changes with what tracks sound like: the world, its listening and its tastes stay as they are. */
export const SOUND_VERSION = "sound-1";

/** Coordinates of tracks are mostly within this of 0: beyond it a trait is as strong as can be. */
const MOST = 0.5;

/**
 * The most famous tracks of the world that `simulateWorld` makes of the same options: `each` of every genre, in the order of genres. What a track sounds like comes from its place in the space of tastes,
 * whose axes are traits of sound (acoustic, loud, electronic, danceable, gloomy, strange); a listener likes what lies in the direction of his taste, hence what sounds so.
 */
export function soundingTracks(world: Pick<WorldOptions, "seed" | "until" | "tracks">, each: number): SoundingTrack[] {
  const { trackWorld } = inventTrackWorld(world);
  const rows = [...trackWorld.tracks.keys()].sort((a, b) => trackWorld.fame[b]! - trackWorld.fame[a]! || a - b);
  return GENRES.flatMap(({ name }) =>
    rows
      .filter((row) => trackWorld.tracks[row]!.genre === name)
      .slice(0, each)
      .map((row) => ({ track: trackWorld.tracks[row]!, character: characterOf(trackWorld, row) })),
  );
}

function characterOf({ vectors }: TrackWorld, row: number): Character {
  const trait = (axis: number) => Math.max(-1, Math.min(1, vectors[row * DIMENSIONS + axis]! / MOST));
  const [acoustic, loud, electronic, danceable, gloomy, strange] = [0, 1, 2, 3, 4, 5].map(trait) as [
    ...[number, number, number],
    ...[number, number, number],
  ];
  return { acoustic: (acoustic - electronic) / 2, loud, danceable, gloomy, strange };
}

/** A short piece that sounds as a track is: left and right, `rate` samples a second, about `seconds` long. The same seed gives the same piece. */
export function renderTrack(
  { track, character }: SoundingTrack,
  { seed, rate, seconds }: { readonly seed: number; readonly rate: number; readonly seconds: number },
): [Float32Array, Float32Array] {
  const { id, genre: style, tempo, mood } = track;
  const random = createRandom(`${WORLD_VERSION} ${SOUND_VERSION} ${seed} ${id}`);
  const score = inventPiece({ style, tempo, seconds, mood, character }, random.fork("score"));
  return render(score, { rate, random: random.fork("sound") });
}
