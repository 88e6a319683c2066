import { setImmediate as breathe } from "node:timers/promises";
import type { Report } from "@segue/engine";
import { createPool } from "@segue/kernels";
import { asSegueError, type SegueError } from "../errors.js";
import { unheard } from "../jobs/handler.js";
import { createLog } from "../telemetry/log.js";
import { openServices } from "../wire.js";
import type { Asked, Question, Said } from "./trial-process.js";
import { withGround } from "./with-ground.js";

// The process of trials: is sent a tuning, gathers its data, and makes one trial after the other as it is asked to. It ends when it is told to, and when its parent dies.

/** Progress is told this often at most, in milliseconds. */
const REPORT_EVERY = 200;

process.once("disconnect", () => process.exit(1));
process.once("message", (asked: Asked) => {
  process.once("uncaughtException", (thrown) => {
    // Not as the runtime would tell it: the message may name somebody.
    createLog(asked.config.log).fatal({ err: thrown, job: asked.tuning.job }, "a process of trials failed");
    process.exit(1);
  });
  const ready = open(asked);
  process.on("message", (question: Question<never>) =>
    ready.then((judge) => judge(question)).then(say, (thrown: Error) => say({ is: "failed", why: thrown.message })),
  );
  ready.then(
    () => say({ is: "ready" }),
    (thrown: unknown) => say(unready(asSegueError(thrown))),
  );
});

/** Why no trial can be made here. */
const unready = ({ code, message: why, hint }: SegueError): Said<never> => ({ is: "unready", code, why, hint });

const say = (said: Said<unknown>) => process.send!(said, () => undefined);

async function open({ config, tuning }: Asked): Promise<(question: Question<never>) => Promise<Said<unknown>>> {
  const services = await openServices(config);
  const pool = createPool(config.threads);
  const context = { services, workspace: tuning.workspace, id: tuning.job, pool, ...unheard };
  return withGround(tuning, context, async (algorithm, { judging }) => async ({ config, leader }) => {
    const figures = await judging.figuresOf({ algorithm, config }, reporting(), () => say({ is: "trained" }), leader);
    return { is: "judged", figures };
  });
}

function reporting(): Report {
  let reported = 0;
  return async (fraction, doing) => {
    await breathe();
    const now = performance.now();
    if (now - reported < REPORT_EVERY) return;
    reported = now;
    say({ is: "under way", fraction, doing, bytes: process.memoryUsage.rss() });
  };
}
