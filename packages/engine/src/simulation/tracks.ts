import type { Random } from "@segue/kernels";
import { GENRES } from "./genres.js";
import { inventNames } from "./names.js";
import { DIMENSIONS, near, SCENES_PER_GENRE } from "./tastes.js";
import { cumulative } from "./weighted.js";

/** A made-up track. */
export interface SimulatedTrack {
  /** `sim-track-00001`. */
  readonly id: string;
  readonly title: string;
  readonly artist: string;
  readonly genre: string;
  readonly year: number;
  /** Beats a minute. */
  readonly tempo: number;
  /** Seconds. */
  readonly duration: number;
  /** Each −1 … 1. */
  readonly mood: { readonly valence: number; readonly arousal: number };
}

/** The tracks and what is hidden about them, by row. */
export interface TrackWorld {
  readonly tracks: readonly SimulatedTrack[];
  /** Unit vectors in the space of tastes: tracks × DIMENSIONS, row-major. */
  readonly vectors: Float64Array;
  /** How much each is put before listeners, whatever their taste; a power law. */
  readonly fame: Float64Array;
  /** Running totals of `fame`, to draw from. */
  readonly inTheAir: Float64Array;
  /** Rows by the same artist, the track itself included. */
  readonly sameArtist: readonly (readonly number[])[];
}

/** Tracks an artist has on average. */
const TRACKS_PER_ARTIST = 10;

/** Makes up `count` tracks, none newer than `newestYear`. */
export function inventTracks(count: number, scenes: readonly Float64Array[], newestYear: number, random: Random): TrackWorld {
  const artists = inventArtists(Math.ceil(count / TRACKS_PER_ARTIST), scenes, newestYear, random.fork("artists"));
  const names = inventNames(random.fork("titles"));
  const draw = random.fork("tracks");
  const ofArtist: number[][] = artists.map(() => []);
  const world = {
    tracks: [] as SimulatedTrack[],
    vectors: new Float64Array(count * DIMENSIONS),
    fame: new Float64Array(count),
    sameArtist: [] as number[][],
  };
  for (let row = 0; row < count; row++) {
    // Each artist has one track before any has a second.
    const index = row < artists.length ? row : Math.floor(artists.length * draw.next() ** 1.7);
    const artist = artists[index]!;
    ofArtist[index]!.push(row);
    world.sameArtist.push(ofArtist[index]!);
    world.vectors.set(near(artist.vector, 0.08, draw), row * DIMENSIONS);
    world.fame[row] = artist.fame * (1 + draw.int(40)) ** -0.7;
    const id = `sim-track-${String(row + 1).padStart(5, "0")}`;
    world.tracks.push({
      id,
      title: names.title(artist.genre, artist.name),
      artist: artist.name,
      ...soundOf(artist, newestYear, draw),
    });
  }
  return { ...world, inTheAir: cumulative(world.fame) };
}

type Artist = ReturnType<typeof inventArtists>[number];

function inventArtists(count: number, scenes: readonly Float64Array[], newestYear: number, random: Random) {
  const names = inventNames(random.fork("names"));
  const ranks = random.shuffle(Array.from({ length: count }, (_, rank) => rank + 1));
  return ranks.map((rank) => {
    const scene = random.int(scenes.length);
    const genre = GENRES[Math.floor(scene / SCENES_PER_GENRE)]!;
    return {
      name: names.artist(genre),
      genre,
      vector: near(scenes[scene]!, 0.12, random),
      fame: rank ** -0.6,
      since: newestYear - random.int(35),
    };
  });
}

function soundOf({ genre, since }: Artist, newestYear: number, random: Random) {
  const [slow, fast] = genre.tempo;
  const feeling = (mean: number) => round(Math.max(-1, Math.min(1, mean + 0.25 * random.normal())), 2);
  return {
    genre: genre.name,
    year: Math.min(newestYear, since + random.int(15)),
    tempo: round(slow + (fast - slow) * random.next(), 1),
    duration: 130 + random.int(230),
    mood: { valence: feeling(genre.valence), arousal: feeling(genre.arousal) },
  };
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
