import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Api, Process, Server } from "../segue.js";

/** How long a client goes on asking before it gives up, in milliseconds. */
const PATIENCE = 60_000;
/** How long it waits before it asks again. */
const PAUSE = 50;

/** A place in the cluster where a process runs, ends, and runs again. */
export interface Node<P extends Process = Process> {
  readonly name: string;
  /** The process that runs there now; undefined while there is none. */
  current: P | undefined;
  start(): Promise<P>;
}

/** What clients saw of the cluster. */
export interface Seen {
  answers: number;
  /** Answers 503 or that the same is still under way, and connections that failed: a node was asked again. */
  turnedAway: number;
  /** Other answers of 500 and above. */
  readonly errors: string[];
}

/**
 * The API of several nodes, as a client with all of their addresses uses it: where one is not there or says 503, it asks the next, until one
 * answers.
 */
export function anyOf(nodes: readonly Node<Server>[], seen: Seen): Api {
  let turn = 0;
  const ask = async (what: string, attempt: (server: Server) => Promise<Response>): Promise<string | undefined> => {
    const end = performance.now() + PATIENCE;
    while (performance.now() < end) {
      const server = nodes[turn++ % nodes.length]!.current;
      const answer = server === undefined ? undefined : await answerOf(() => attempt(server));
      if (answer !== undefined && answer.status !== 503 && !isUnderWay(answer)) {
        seen.answers++;
        if (answer.status >= 500) seen.errors.push(`${what}: ${answer.status} ${answer.text}`);
        if (answer.status < 300) return answer.text;
        if (answer.status === 404) return undefined;
        throw new Error(`${what}: ${answer.status} ${answer.text}`);
      }
      seen.turnedAway++;
      await sleep(PAUSE);
    }
    throw new Error(`${what}: no node answered for ${PATIENCE / 1000} s`);
  };
  const json = <T>(text: string | undefined) => (text === undefined ? undefined : (JSON.parse(text) as T));
  const get = (path: string) => ask(`GET ${path}`, (server) => fetch(new URL(path, server.url)));
  const send = async <T>(path: string, type: string, body: string | Uint8Array): Promise<T> => {
    // The same at every node that is asked: what one of them did before it went away is not done again.
    const headers = { "content-type": type, "idempotency-key": randomUUID() };
    const post = (server: Server) => fetch(new URL(path, server.url), { method: "POST", headers, body });
    const answer = json<T>(await ask(`POST ${path}`, post));
    if (answer === undefined) throw new Error(`POST ${path}: 404`);
    return answer;
  };
  return {
    get: async (path) => json(await get(path)),
    text: get,
    post: (path, body) => send(path, "application/json", JSON.stringify(body)),
    upload: async (content) => (await send<{ id: string }>("/v1/uploads", "application/octet-stream", content)).id,
  };
}

/** Another node was already asked, and has not finished: it will be told under the same key. */
const isUnderWay = ({ status, text }: { status: number; text: string }) => status === 409 && text.includes('"still-running"');

/** The whole answer; undefined where the connection failed before it was there. */
async function answerOf(attempt: () => Promise<Response>): Promise<{ status: number; text: string } | undefined> {
  try {
    const answer = await attempt();
    return { status: answer.status, text: await answer.text() };
  } catch {
    return undefined;
  }
}
