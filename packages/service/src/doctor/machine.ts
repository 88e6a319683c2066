import { availableParallelism, totalmem } from "node:os";
import type { Config } from "../config.js";
import { type Finding, findingsOf } from "./finding.js";

/** Below it a training of a small catalogue may not fit, in bytes. */
const LITTLE_MEMORY = 512 * 2 ** 20;
/** Segue was not there before: a clock that shows less is wrong. */
const FIRST_DAY = Date.UTC(2025, 0, 1);

/** Node, memory, cores and the clock. */
export function checkMachine({ threads, jobs }: Pick<Config, "threads" | "jobs">, now: number): Finding[] {
  return [nodeVersion(process.versions.node), memory(), cores(threads, jobs), clock(now)];
}

/** Node from 20.19 to 24, as the packages declare. */
export function nodeVersion(version: string): Finding {
  const { ok, problem } = findingsOf("node");
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const fits = (major > 20 || (major === 20 && minor >= 19)) && major < 25;
  if (fits) return ok(`Node ${version}.`);
  return problem(`Node ${version}; Segue needs 20.19 to 24.`, "Install such a version, for example 22, from https://nodejs.org");
}

function memory(): Finding {
  const { ok, warning } = findingsOf("memory");
  const free = process.availableMemory();
  const text = `${gib(free)} of ${gib(totalmem())} memory are free.`;
  if (free >= LITTLE_MEMORY) return ok(text);
  return warning(`${text} Trainings may be refused.`, "End other programs, or run fewer jobs at once: segue serve --jobs 1");
}

function cores(threads: number, jobs: number): Finding {
  const { ok, warning } = findingsOf("cores");
  const cores = availableParallelism();
  const text = `${cores} cores; settings: threads ${threads}, jobs ${jobs}.`;
  if (jobs > cores || threads > cores)
    return warning(`${text} More than there are: they slow each other down.`, `Set threads and jobs to at most ${cores}.`);
  if (jobs === 0) return ok(`${text} This process only answers: jobs wait for another node.`);
  return ok(text);
}

function clock(now: number): Finding {
  const { ok, problem } = findingsOf("clock");
  const text = `It is ${new Date(now).toISOString()}.`;
  if (now >= FIRST_DAY) return ok(text);
  return problem(`The clock says ${new Date(now).toISOString()}, which is past.`, "Set it: keys end and jobs start by it.");
}

export const gib = (bytes: number) =>
  bytes >= 2 ** 30 ? `${(bytes / 2 ** 30).toFixed(1)} GiB` : `${Math.ceil(bytes / 2 ** 20)} MiB`;
