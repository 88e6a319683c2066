import type { Algorithm, Config, Dataset } from "@segue/engine";
import { SegueError } from "../errors.js";

/** Refuses a training that would need more memory than the machine has free, instead of dying in the middle of it. */
export function refuseTooLarge(algorithm: Algorithm, config: Config, dataset: Dataset): void {
  const size = { users: dataset.users.size, tracks: dataset.tracks.size, plays: dataset.plays.indices.length };
  const { bytes } = algorithm.estimate(size, config);
  const free = process.availableMemory();
  if (bytes <= free) return;
  throw new SegueError(
    "not-enough-memory",
    `Training ${algorithm.name} on this data takes about ${gib(bytes)}; ${gib(free)} are free.`,
  );
}

const gib = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
