import { entriesOf, pairEvents } from "./pair-events.js";
import { PART } from "./parts.js";
import type { SplitMethod } from "./split.js";

/**
 * Each listener's tracks are dealt at random, all events of a pair to the same part. What a listener gets depends on the seed,
 * his id and his tracks, not on the other listeners. Pairs without a positive preference (only skips) stay in train.
 */
export const random: SplitMethod = {
  name: "random",
  summary: "Each listener's tracks dealt at random; for tables without times, and to compare with published figures.",
  parameters: [
    { name: "train", description: "Share of each listener's tracks to train on.", default: 0.8 },
    { name: "validation", description: "Share to choose parameters on; may be 0.", default: 0.1 },
    { name: "test", description: "Share to report figures on.", default: 0.1 },
  ],
  problem([train, validation, test]) {
    if (!(train! > 0 && validation! >= 0 && test! > 0))
      return "the shares of train and test must be above 0, that of validation at least 0";
    if (Math.abs(train! + validation! + test! - 1) > 1e-6) return "the three shares must add up to 1";
    return undefined;
  },
  divide(dataset, shares, random) {
    const parts = new Uint8Array(dataset.events.length).fill(PART.train);
    const { from, to } = pairEvents(dataset);
    dataset.users.ids.forEach((id, user) => {
      const entries = random.fork(`listener ${id}`).shuffle(entriesOf(dataset, user));
      const [train, validation] = partSizes(entries.length, shares);
      entries.subarray(train).forEach((entry, i) => {
        parts.fill(i < validation ? PART.validation : PART.test, from[entry], to[entry]);
      });
    });
    return parts;
  },
};

/**
 * How many of `total` pairs go to train, validation and test. Rounded as RecBole's ratio splits are, so that published figures
 * compare: validation and test are rounded down, the rest trains; then test, and after it validation, takes one from train
 * where its share is between 0 and 1 pair, as long as train keeps one.
 */
export function partSizes(total: number, shares: readonly number[]): [train: number, validation: number, test: number] {
  let validation = Math.floor(shares[1]! * total);
  let test = Math.floor(shares[2]! * total);
  const train = () => total - validation - test;
  const lacks = (share: number) => share * total > 0 && share * total < 1;
  if (train() > 1 && lacks(shares[2]!)) test++;
  if (train() > 1 && lacks(shares[1]!)) validation++;
  return [train(), validation, test];
}
