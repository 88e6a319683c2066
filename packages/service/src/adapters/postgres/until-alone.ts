import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { SegueError } from "../../errors.js";

/** How often something is done again that came into another transaction's way. */
const ATTEMPTS = 10;

/** Repeats what another transaction came in the way of: a deadlock, or a change that both made. */
export async function untilAlone<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt();
    } catch (thrown) {
      const { code } = Object(thrown) as { code?: string };
      if (code !== "40001" && code !== "40P01") throw thrown;
      if (attempts === ATTEMPTS) throw new SegueError("service-busy", "Others kept writing the same data.", { cause: thrown });
      await sleep(randomInt(5, 20 * attempts));
    }
  }
}
