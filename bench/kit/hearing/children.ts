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
