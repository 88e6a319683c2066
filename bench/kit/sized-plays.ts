import { createRandom } from "@segue/kernels";

/** How much there is to be. */
export interface PlaysSize {
  readonly users: number;
  readonly tracks: number;
  readonly events: number;
}

/** Lines a piece of text holds. */
const PIECE = 10_000;

/**
 * A table of plays of that size, in pieces: the same seed gives the same text. Listeners and tracks differ in how much they are heard as
 * they do in real collections: a few listen to a great deal, and a hundredth of the tracks has about a fifth of the plays.
 */
export function* sizedPlays({ users, tracks, events }: PlaysSize, seed: number): Generator<string> {
  const random = createRandom(seed);
  yield "user_id,music_id\n";
  for (let from = 0; from < events; from += PIECE) {
    let text = "";
    for (let i = from; i < Math.min(events, from + PIECE); i++) {
      // The first rounds through users and tracks make sure that each occurs.
      const user = i < users ? i : Math.floor(users * random.next() ** 2);
      const track = i < tracks ? i : Math.floor(tracks * random.next() ** 3);
      text += `u${user},t${track}\n`;
    }
    yield text;
  }
}
