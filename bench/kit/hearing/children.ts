import { readdirSync, readFileSync } from "node:fs";

/** Notes ten times a second what the largest process below another takes, at any depth, where the system tells (Linux). */
export function watchChildren(parent: number) {
  const megabytes: number[] = [];
  const timer = setInterval(() => megabytes.push(Math.max(0, ...below(parent).map(residentMegabytes))), 100);
  return {
    /** In MB, in the order of time. */
    stop(): number[] {
      clearInterval(timer);
      return megabytes;
    },
  };
}

/** Clock ticks a second by which Linux counts the time of processes. */
const TICKS = 100;

/** The processor time of a process and all below it, those that have ended included, in seconds; 0 where the system does not tell. */
export function processorSeconds(parent: number): number {
  return [parent, ...below(parent)].reduce((sum, pid) => sum + ticksOf(pid), 0) / TICKS;
}

/** Its own and that of children it has waited for, in user and system mode (proc(5), stat, 14 to 17). */
function ticksOf(pid: number): number {
  try {
    // The name of the program, in brackets, may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
  } catch {
    return 0;
  }
}

function below(ancestor: number): number[] {
  const parents = new Map(
    readdirSync("/proc")
      .map(Number)
      .filter((pid) => pid > 0)
      .map((pid) => [pid, Number(/\nPPid:\s+(\d+)/.exec(status(pid))?.[1] ?? 0)] as const),
  );
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid) ?? 0;
    return parent === ancestor || (parent > 1 && isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}

const residentMegabytes = (pid: number) => Number(/\nVmRSS:\s+(\d+)/.exec(status(pid))?.[1] ?? 0) / 1000;

/** Empty where it has ended meanwhile. */
function status(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return "";
  }
}
