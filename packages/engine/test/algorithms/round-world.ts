import { createRandom } from "@segue/kernels";
import { emptyCatalogue } from "../../src/dataset/catalogue.js";
import { createDataset } from "../../src/dataset/dataset.js";
import { emptyEvents } from "../../src/dataset/events.js";

export const TRACKS = 60;

/** Anonymous sessions of six tracks that go round in 60 with a step of the session's own, in order or shuffled. */
export function roundWorld(inOrder: boolean) {
  const random = createRandom("rounds");
  const events = { ...emptyEvents(3600), order: new Float64Array(3600) };
  for (let session = 0; session < 600; session++) {
    const [start, step] = [random.int(TRACKS), 1 + 6 * random.int(2)];
    const tracks = Int32Array.from({ length: 6 }, (_, i) => (start + step * i) % TRACKS);
    (inOrder ? tracks : random.shuffle(tracks)).forEach((track, i) => {
      const p = 6 * session + i;
      events.user[p] = session;
      events.track[p] = track;
      events.value[p] = 1;
      events.order[p] = p;
    });
  }
  const named = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${1000 + i}`);
  return createDataset({ users: named("s", 600), tracks: named("t", TRACKS), events, catalogue: emptyCatalogue(TRACKS) });
}
