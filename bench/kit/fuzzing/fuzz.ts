import type { Random } from "@segue/kernels";
import { defectOf } from "./judge.js";
import { type Document, operationsOf } from "./operations.js";
import { requestFor } from "./requests.js";
import { send } from "./send.js";

export interface FuzzOptions {
  /** Where the service answers; it is asked for its document. */
  readonly url: string;
  readonly random: Random;
  readonly requests: number;
  /** Requests under way at once. */
  readonly clients: number;
  /** The longest that an answer may take, in milliseconds. */
  readonly patience?: number;
  /** Ids that exist, by the word of the address before them; more are learned from the answers. */
  readonly known: Readonly<Record<string, readonly string[]>>;
}

/** What came of it. */
export interface Fuzzed {
  readonly requests: number;
  readonly operations: number;
  /** Answers by their status; 0 for connections closed upon what was no HTTP. */
  readonly statuses: ReadonlyMap<number, number>;
  /** The slowest answer, in milliseconds. */
  readonly slowest: number;
  /** Each defect, how often it was seen, and one request that shows it. */
  readonly defects: ReadonlyMap<string, { count: number; readonly example: string }>;
}

const PATIENCE = 5_000;
/** A part of the requests fit the schemas; something is wrong with the others. */
const FITTING = 0.3;
/** Ids learned that are remembered of each kind. */
const REMEMBERED = 60;

/** Asks a service for everything that its document describes, in order and out of order. */
export async function fuzz({ url, random, requests, clients, patience = PATIENCE, known }: FuzzOptions): Promise<Fuzzed> {
  const operations = operationsOf((await (await fetch(new URL("/openapi.json", url))).json()) as Document);
  const ids = new Map(Object.entries(known).map(([word, list]) => [word, [...list]]));
  const found = {
    statuses: new Map<number, number>(),
    defects: new Map<string, { count: number; example: string }>(),
    slowest: 0,
  };
  let sent = 0;
  const client = async (own: Random) => {
    while (sent < requests) {
      const operation = operations[sent++ % operations.length]!;
      const request = requestFor(operation, own, ids, own.next() >= FITTING);
      const answer = await send(url, request, patience + 1000);
      const defect = defectOf(operation, request, answer, patience);
      found.statuses.set(answer.status, (found.statuses.get(answer.status) ?? 0) + 1);
      found.slowest = Math.max(found.slowest, answer.took);
      if (defect !== undefined) {
        const example = `${request.method} ${request.target} ${JSON.stringify(request.headers)} ${request.body ?? ""}`.slice(
          0,
          400,
        );
        const seen = found.defects.get(defect) ?? { count: 0, example };
        seen.count++;
        found.defects.set(defect, seen);
      }
      if (!request.elsewhere) learn(ids, operation.path, answer.status, answer.body);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, i) => client(random.fork(`client ${i}`))));
  return { requests: sent, operations: operations.length, ...found };
}

/** Remembers the id of what was made. */
function learn(ids: Map<string, string[]>, path: string, status: number, body: Buffer): void {
  if (status !== 201 && status !== 202) return;
  const { id } = JSON.parse(body.toString()) as { id?: string };
  if (id === undefined) return;
  // Whatever is answered later is a job.
  const word = status === 202 ? "jobs" : (path.split("/")[2] ?? "");
  const list = ids.get(word) ?? [];
  list.push(id);
  if (list.length > REMEMBERED) list.splice(Math.floor(REMEMBERED / 2), 1);
  ids.set(word, list);
}
