import { createRandom } from "@segue/kernels";

/** What many listeners heard: invented, but each has a taste. */
export interface Listening {
  /** For each listener the tracks that they heard, each once. */
  readonly heard: readonly Set<number>[];
  readonly tracks: number;
}

/** Groups of tracks that go together; a listener favours a few of them. */
const GROUPS = 400;
const FAVOURITES = 3;
/** How often a listener stays within what they favour. */
const LOYALTY = 0.8;

/** The same seed gives the same listening. Half of the listening is that of few tracks in each group; every track is heard by somebody. */
export function inventListening(
  { listeners, tracks, each }: Record<"listeners" | "tracks" | "each", number>,
  seed: number,
): Listening {
  const random = createRandom(seed);
  const size = Math.floor(tracks / GROUPS);
  const inGroup = (group: number) => group * size + Math.floor(size * random.next() ** 2);
  const heard = Array.from({ length: listeners }, (_, listener) => {
    const favourites = Array.from({ length: FAVOURITES }, () => random.int(GROUPS));
    const chosen = new Set<number>();
    for (let track = listener; track < tracks; track += listeners) chosen.add(track);
    while (chosen.size < each)
      chosen.add(random.next() < LOYALTY ? inGroup(favourites[random.int(FAVOURITES)]) : random.int(tracks));
    return chosen;
  });
  return { heard, tracks };
}

/** As tables that can be imported: plays without times, and the tracks with titles and artists. */
export function* playsTable({ heard }: Listening): Generator<string> {
  yield "user_id,music_id\n";
  for (const [listener, tracks] of heard.entries()) yield [...tracks].map((track) => `u${listener},t${track}\n`).join("");
}

export function* tracksTable({ tracks }: Listening): Generator<string> {
  yield "music_id,title,artist\n";
  for (let track = 0; track < tracks; track++) yield `t${track},The song ${track},Artist ${track % 9973}\n`;
}
