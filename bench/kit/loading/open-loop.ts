import { setTimeout as sleep } from "node:timers/promises";

/**
 * Begins `rate` shots a second for so many seconds, evenly, and waits until all are done. An open loop: a slow answer does not keep the next
 * question back, as it does not with listeners who know nothing of each other. Gives each shot the moment at which it was to begin, on
 * the clock of `performance.now`: what is late at the sender counts as late. Rejects with the first failure, once all have ended.
 */
export async function openLoop(
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
  shoot: (index: number, due: number) => Promise<void>,
): Promise<void> {
  const shots = Math.round(rate * seconds);
  const begun = performance.now() + 5;
  const flying: Promise<void>[] = [];
  for (let index = 0; index < shots; ) {
    const now = performance.now();
    for (; index < shots && begun + (1000 * index) / rate <= now; index++)
      flying.push(shoot(index, begun + (1000 * index) / rate));
    await sleep(1);
  }
  const failed = (await Promise.allSettled(flying)).find((each) => each.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}
