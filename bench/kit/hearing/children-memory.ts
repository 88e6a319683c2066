import { readdirSync, readFileSync } from "node:fs";

/** Notes ten times a second what the largest process below another takes, where the system tells (Linux). */
export function watchChildren(parent: number) {
  const megabytes: number[] = [];
  const timer = setInterval(() => megabytes.push(Math.max(0, ...childrenOf(parent).map(residentMegabytes))), 100);
  return {
    /** In MB, in the order of time. */
    stop(): number[] {
      clearInterval(timer);
      return megabytes;
    },
  };
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && status(pid).includes(`\nPPid:\t${parent}\n`));
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
