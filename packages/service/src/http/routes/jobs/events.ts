import { Readable } from "node:stream";
import { SegueError } from "../../../errors.js";
import type { Job } from "../../../ports/jobs.js";
import { defineRoute } from "../../route.js";
import { idSchema, presentJob, strict } from "../../schemas.js";

/** Streams that may be open at once. */
const MOST = 100;
/** How often something is sent when nothing happens, so that no proxy takes the connection for dead, in milliseconds. */
const STILL_HERE = 15_000;

let open = 0;

export default defineRoute({
  method: "GET",
  url: "/v1/jobs/:id/events",
  operation: "watchJob",
  tag: "jobs",
  summary:
    "How a job goes on, as server-sent events: `job` with the job whenever something changed, the last one when it has ended",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The job") }) },
  answer: { status: 200, schema: "stream" },
  async handle({ workspace, params, raw, reply }, { services, jobs, closing }) {
    if ((await services.store.jobs.get(workspace, params.id)) === undefined)
      throw new SegueError("unknown-job", `There is no job ${JSON.stringify(params.id)}.`);
    if (open >= MOST) throw new SegueError("service-busy", `${MOST} streams are open already; ask GET /v1/jobs/{id} instead.`);
    const gone = new AbortController();
    raw.raw.once("close", () => gone.abort());
    reply.header("cache-control", "no-store").header("x-accel-buffering", "no");
    reply.type("text/event-stream; charset=utf-8");
    return Readable.from(eventsOf(jobs.watch(workspace, params.id, AbortSignal.any([gone.signal, closing]))));
  },
});

async function* eventsOf(changes: AsyncGenerator<Job, void>): AsyncGenerator<string> {
  open++;
  try {
    let next = changes.next();
    for (;;) {
      const { now, timer } = soon();
      const change = await Promise.race([next, now]);
      clearTimeout(timer);
      if (change === undefined) yield ": still here\n\n";
      else if (change.done === true) return;
      else {
        yield `event: job\ndata: ${JSON.stringify(presentJob(change.value))}\n\n`;
        next = changes.next();
      }
    }
  } finally {
    open--;
    await changes.return();
  }
}

function soon(): { now: Promise<undefined>; timer: NodeJS.Timeout } {
  let timer: NodeJS.Timeout | undefined;
  const now = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), STILL_HERE);
  });
  return { now, timer: timer as unknown as NodeJS.Timeout };
}
