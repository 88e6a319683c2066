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
 * are being tried waits until one of them ends. Processes that have nothing to do end where their memory is needed.
 */
export function contestAtOnce<A extends Tunable, Figures>(
  { judging, bytes }: Pick<Ground<A, Figures>, "judging" | "bytes">,
  { start, room, holds }: Ways<Figures>,
): ContestAtOnce<A> {
  let processes: TrialProcess<Figures>[] = [];
  let closed = false;
  const processOf = new Map<Entrant<A>, TrialProcess<Figures>>();
  const held = () => processes.reduce((sum, each) => sum + each.bytes, 0);
  const free = () => room(held());
  const places = placesIn(free);
  const leave = (entrant: Entrant<A>) => {
    processOf.delete(entrant);
    places.leave(entrant);
  };
  const started = () => {
    const process = start();
    processes.push(process);
    return process;
  };
  const prepared = async (entrant: Entrant<A>) => {
    const spare = await places.take(entrant, bytes(entrant));
    try {
      if (closed) throw new Error("The contest is over.");
      const busy = new Set(processOf.values());
      processes = processes.filter(({ hasEnded }) => !hasEnded);
      const [process = started(), ...idle] = processes.filter((each) => !busy.has(each));
      processOf.set(entrant, process);
      endBeyond(spare, idle);
      await process.ready;
      return process;
    } catch (thrown) {
      leave(entrant);
      throw thrown;
    }
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
      leave(entrant);
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
      closed = true;
      for (const process of processes) process.end();
      holds(0);
    },
  };
}

/** Ends those of the processes that would hold more than so many bytes with those before them. */
function endBeyond(bytes: number, processes: readonly Pick<TrialProcess<unknown>, "bytes" | "end">[]): void {
  let left = bytes;
  for (const process of processes) {
    if (process.bytes > left) process.end();
    else left -= process.bytes;
  }
}

/** Places in memory, given in the order in which they are asked for: when there is room for it, and always to who is alone. */
function placesIn(room: () => Promise<number>) {
  const taken = new Map<object, number>();
  let leaving: (() => void)[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const take = async (who: object, bytes: number) => {
    for (;;) {
      const free = await room();
      // Nothing is awaited between this look and the wait, so that nobody leaves unnoticed.
      const spare = [...taken.values()].reduce((left, each) => left - each, free - bytes);
      if (taken.size === 0 || spare >= 0) {
        taken.set(who, bytes);
        return spare;
      }
      await new Promise<void>((resolve) => {
        leaving.push(resolve);
      });
    }
  };
  return {
    /** Resolves once it has its place, with the bytes that are left over. */
    take(who: object, bytes: number): Promise<number> {
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
