import type { Job, SegueClient } from "@segue/client";
import { visible } from "@segue/service/basics";
import { Presets, SingleBar } from "cli-progress";
import { leftText } from "./amounts.js";
import { curvesIn, newEpochs } from "./learning.js";
import { noteAbove } from "./print.js";
import { Interrupted } from "./tell-error.js";

/**
 * Waits for a job with a progress bar, and tells how networks learn meanwhile; Ctrl-C cancels it. It is given as the answer to the request that starts it, which may be
 * still to come: who interrupts before has it cancelled as soon as it is known. Rejects with {@link Interrupted} then.
 */
export async function runJob<T>(client: SegueClient, starting: Promise<Job>): Promise<T> {
  const bar = progressBar();
  const told: number[] = [];
  let interrupted = false;
  let job: Job | undefined;
  const cancel = () => {
    interrupted = true;
    // It may have ended by itself: then its result tells.
    if (job !== undefined) client.cancel(job.id).catch(() => undefined);
  };
  process.once("SIGINT", cancel);
  try {
    job = await starting;
    if (interrupted) cancel();
    return await client.result<T>(job, (now) => {
      if (bar === undefined) return;
      for (const line of newEpochs(curvesIn(now.result), told)) noteAbove(line);
      bar.update(now.progress, { doing: `${visible(now.doing)}${leftText(now.expectedAt, Date.now())}` });
    });
  } catch (thrown) {
    throw interrupted ? new Interrupted() : thrown;
  } finally {
    process.off("SIGINT", cancel);
    bar?.stop();
  }
}

/** A bar on a terminal; nothing elsewhere. */
export function progressBar(): SingleBar | undefined {
  if (!process.stderr.isTTY) return undefined;
  const bar = new SingleBar(
    { format: "{bar} {percentage} % {doing}", clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(1, 0, { doing: "" });
  return bar;
}
