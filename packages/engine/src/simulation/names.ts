import type { Random } from "@segue/kernels";
import type { Genre } from "./genres.js";

/** Makes up names, none twice. */
export interface Names {
  artist(genre: Genre): string;
  /** Not twice for one artist. */
  title(genre: Genre, artist: string): string;
}

export function inventNames(random: Random): Names {
  const taken = new Set<string>();
  const pick = (from: readonly string[]) => from[random.int(from.length)]!;
  /** Tries a few times, then numbers the name as sequels are. */
  const unlike = (scope: string, invent: () => string) => {
    for (let attempt = 1; ; attempt++) {
      const plain = invent();
      const name = attempt <= 8 ? plain : `${plain} ${attempt - 7}`;
      const key = `${scope}\n${name}`;
      if (taken.has(key)) continue;
      taken.add(key);
      return name;
    }
  };
  return {
    artist: (genre) =>
      unlike("", () => capital(pick(genre.artists).replaceAll("{a}", pick(genre.a)).replaceAll("{b}", pick(genre.b)))),
    title: (genre, artist) =>
      unlike(artist, () => capital(pick(genre.titles).replaceAll("{x}", pick(genre.x)).replaceAll("{y}", pick(genre.y)))),
  };
}

/** The first letter of each word that follows a blank or begins the name, small words left alone. */
function capital(name: string): string {
  return name
    .split(" ")
    .map((word, i) => (i > 0 && SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(" ");
}

const SMALL = new Set("a at by de del for from in la like mi of on over su tha the to unto von without x y".split(" "));
