import type { Random } from "@segue/kernels";
import { duplicateWays } from "./duplicates.js";
import { nearMissWays } from "./near-misses.js";
import type { Listing, Song } from "./songs.js";
import { pick, type Way } from "./way.js";

/** Two tracks of a catalogue, and the way in which they were made from one song. */
export interface Planted {
  readonly way: string;
  readonly ids: readonly [string, string];
}

export interface PlantedCatalogue {
  /** Shuffled. */
  readonly tracks: readonly Song[];
  readonly duplicates: readonly Planted[];
  readonly nearMisses: readonly Planted[];
  /** The song from which a planted track was made. */
  readonly origin: ReadonlyMap<string, string>;
}

/**
 * The catalogue of `songs` in which `count` songs are listed a second time as another service would (the ways in turn), and
 * as many others stand beside a near-miss. The first listing of a pair replaces its song. `artists` lend their names.
 */
export function plant(songs: readonly Song[], artists: readonly string[], count: number, random: Random): PlantedCatalogue {
  const unused = random.shuffle([...songs]);
  const marked = artists.filter((name) => /[\u0300-\u036f]/.test(name.normalize("NFD")) && /\p{Script=Latin}/u.test(name));
  const [planted, origin, replaced]: [Song[], Map<string, string>, Set<string>] = [[], new Map(), new Set()];
  const pairOf = (way: Way, fits: (song: Song) => boolean) => {
    for (let i = unused.length - 1; i >= 0; i--) {
      const song = unused[i];
      const [other, guest] = [pick(random, artists), pick(random, artists)];
      const material = { song, other, guest, marked: pick(random, marked), title: pick(random, songs).title, random };
      const pair = fits(song) ? way(material) : undefined;
      if (pair === undefined) continue;
      unused.splice(i, 1);
      return { song, pair };
    }
    throw new Error("no song offers an occasion");
  };
  const plantAll = (ways: Readonly<Record<string, Way>>, fits: (song: Song) => boolean) =>
    Array.from({ length: count }, (_, n): Planted => {
      const way = Object.keys(ways)[n % Object.keys(ways).length];
      const { song, pair } = pairOf(ways[way], fits);
      const [first, second] = [
        { ...pair[0], id: `${song.id}-1` },
        { ...elsewhere(pair[1], song, random), id: `${song.id}-2` },
      ];
      planted.push(first, second);
      replaced.add(song.id);
      for (const track of [first, second]) origin.set(track.id, song.id);
      return { way, ids: [first.id, second.id] };
    });
  const duplicates = plantAll(duplicateWays, () => true);
  const nearMisses = plantAll(nearMissWays, plain);
  const rest = songs.filter(({ id }) => !replaced.has(id));
  return { tracks: random.shuffle([...rest, ...planted]), duplicates, nearMisses, origin };
}

/** Whether nothing is said of the version: to a live recording, "(Live)" adds nothing. */
const plain = ({ title, artist }: Song) => !/[([]| - |feat|\bft\b|\bpart|\bpt\b|live/i.test(title) && !/feat/i.test(artist);

/** Another service measures a length a little differently, or not at all (unless the way changed it), and has the song on another album. */
function elsewhere(listing: Listing, { album, duration }: Song, random: Random): Listing {
  const measured = random.next() < 0.3 ? null : (duration ?? 0) + 4 * random.next() - 2;
  return {
    ...listing,
    album: pick(random, [album, null, `${album} (Deluxe Edition)`, "Greatest Hits"]),
    duration: listing.duration === duration ? measured : listing.duration,
  };
}
