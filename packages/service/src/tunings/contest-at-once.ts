import { type Contest, type Entrant, holdContest, type Tunable } from "@segue/engine";
import { whyUnfit } from "./contest-on.js";
import type { Ground } from "./ground.js";
import type { TrialProcess } from "./trial-process.js";

/** A contest whose entrants are tried in processes of their own, several at once. */
export interface ContestAtOnce<A extends Tunable> {
  readonly contest: Contest<A>;
  /** Ends the processes. */
  close(): void;
}

interface Ways<Figures> {
  start(): TrialProcess<Figures>;
  /** The bytes that all trials may take together, of which their processes hold so many already. */
  room(held: number): Promise<number>;
  /** Is told what the processes hold. */
  holds(bytes: number): void;
}

/**
 * Each entrant has a process to itself, started where none is free. Who would not fit into memory if it were tried alone is refused; who does not fit beside those that
 * are being tried waits until one of them ends.
 */
export function contestAtOnce<A extends Tunable, Figures>(
  { judging, bytes }: Pick<Ground<A, Figures>, "judging" | "bytes">,
  { start, room, holds }: Ways<Figures>,
): ContestAtOnce<A> {
  let processes: TrialProcess<Figures>[] = [];
  const processOf = new Map<Entrant<A>, TrialProcess<Figures>>();
  const held = () => processes.reduce((sum, each) => sum + each.bytes, 0);
  const free = () => room(held());
  const places = placesIn(free);
  const prepared = async (entrant: Entrant<A>) => {
    await places.take(entrant, bytes(entrant));
    const busy = new Set(processOf.values());
    processes = processes.filter(({ hasEnded }) => !hasEnded);
    const idle = processes.find((each) => !busy.has(each));
    const process = idle ?? start();
    if (idle === undefined) processes.push(process);
    processOf.set(entrant, process);
    await process.ready;
    return process;
  };
  const figuresOf: typeof judging.figuresOf = async (entrant, report, trained, leader) => {
    // Who is judged again was not asked whether it may be.
    const process = processOf.get(entrant) ?? (await prepared(entrant));
    const told: typeof report = (fraction, doing) => {
      holds(held());
      return report(fraction, doing);
    };
    try {
      return await process.judge({ config: entrant.config, leader }, told, trained);
    } finally {
      processOf.delete(entrant);
      places.leave(entrant);
    }
  };
  const refuse = async (entrant: Entrant<A>) => {
    const why = await whyUnfit(() => bytes(entrant), free);
    // Here, so that the time it waits is not that of its training.
    if (why === undefined) await prepared(entrant);
    return why;
  };
  return {
    contest: holdContest({ ...judging, figuresOf }, { now: () => performance.now(), refuse }),
    close() {
      for (const process of processes) process.end();
      holds(0);
    },
  };
}

/** Places in memory, given in the order in which they are asked for: when there is room for it, and always to who is alone. */
function placesIn(room: () => Promise<number>) {
  const taken = new Map<object, number>();
  let leaving: (() => void)[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const isFull = async (bytes: number) =>
    taken.size > 0 && [...taken.values()].reduce((sum, each) => sum + each, bytes) > (await room());
  const take = async (who: object, bytes: number) => {
    while (await isFull(bytes))
      await new Promise<void>((resolve) => {
        leaving.push(resolve);
      });
    taken.set(who, bytes);
  };
  return {
    take(who: object, bytes: number): Promise<void> {
      const taking = last.then(() => take(who, bytes));
      last = taking.catch(() => undefined);
      return taking;
    },
    leave(who: object): void {
      taken.delete(who);
      const told = leaving;
      leaving = [];
      for (const tell of told) tell();
    },
  };
}
