// Loaded into every process that is started while `heldAt` is in the environment, and does something in those that run a job of the kind that HOLD_JOBS
// names: from the place on that it names, too ("train report 2", "train checkpoint 3") the job goes no further until its process is told to stop, or to end with
// what it has. It stops of itself, so that no test has to be quicker than a job.
import { createRequire, syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";

if (isMainThread && process.argv[1]?.endsWith("jobs/worker.js")) hold(...process.env.HOLD_JOBS.split(" "));

function hold(kind, what, number) {
  const builtin = createRequire(import.meta.url);
  const timers = builtin("node:timers/promises");
  const files = builtin("node:fs/promises");
  const passed = { report: 0, checkpoint: 0 };
  let isOne = false;
  const { once } = process;
  // The job comes in a message.
  process.once = (event, listener) =>
    once.call(process, event, (...told) => {
      if (event === "message") isOne = told[0].job.kind === kind;
      return listener(...told);
    });
  const { setImmediate: breathe } = timers;
  const { rename } = files;
  // A job breathes whenever it tells how far it is.
  timers.setImmediate = async (...given) => {
    const breath = await breathe(...given);
    passed.report++;
    if (isOne && passed[what] >= Number(number)) await toldToStop();
    return breath;
  };
  // A checkpoint is there once it is renamed.
  files.rename = async (from, to) => {
    await rename(from, to);
    if (String(to).endsWith(".checkpoint")) passed.checkpoint++;
  };
  syncBuiltinESMExports();
}

let stopped;
function toldToStop() {
  stopped ??= new Promise((resolve) => {
    // Promises keep no process alive.
    const alive = setInterval(() => undefined, 1000);
    const go = () => {
      clearInterval(alive);
      resolve();
    };
    process.once("SIGTERM", go);
    process.on("message", go);
  });
  return stopped;
}
