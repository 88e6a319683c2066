import { parentPort, workerData } from "node:worker_threads";
import { asSegueError, type SegueError } from "../../errors.js";
import type { Events } from "../../ports/events.js";
import { addEvents } from "../sql/add-events.js";
import { connectTo } from "./connect.js";

/** What the thread is asked: to store events, or to end when all are stored. */
export type Request = { readonly number: number; readonly events: Parameters<Events["add"]> } | "close";

/** What it says: that it is there; or to each request what came of it. */
export type Told =
  | "ready"
  | { readonly number: number; readonly added: Awaited<ReturnType<Events["add"]>> }
  | { readonly number: number; readonly error: Pick<SegueError, "code" | "message" | "hint"> };

const port = parentPort!;
const tell = (told: Told) => port.postMessage(told);
const { db, transaction } = connectTo(workerData as string);
const add = addEvents(transaction);
const running = new Set<Promise<void>>();

async function answer({ number, events }: Exclude<Request, "close">): Promise<void> {
  try {
    tell({ number, added: await add(...events) });
  } catch (thrown) {
    const { code, message, hint } = asSegueError(thrown);
    tell({ number, error: { code, message, hint } });
  }
}

async function close(): Promise<void> {
  await Promise.all(running);
  await db.destroy();
  port.close();
}

port.on("message", (request: Request) => {
  if (request === "close") {
    void close();
    return;
  }
  const answering = answer(request).finally(() => running.delete(answering));
  running.add(answering);
});
tell("ready");
