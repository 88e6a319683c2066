import type { Dataset } from "./dataset.js";
import { kindCode } from "./events.js";

const RATING_CODE = kindCode("rating");

/** Whether the weights of a dataset are ratings: it was made so, or it holds nothing else. */
export function isRated({ signal, events }: Pick<Dataset, "signal" | "events">): boolean {
  return signal === "ratings" || (events.length > 0 && events.kind.every((kind) => kind === RATING_CODE));
}
