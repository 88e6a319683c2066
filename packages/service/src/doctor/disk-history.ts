import { readFile, rename, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Services } from "../services.js";
import { dayOf } from "../telemetry/usage.js";

/** What was free on a day on the disk of the data folder. */
export interface FreeOnDay {
  /** In UTC, as 2030-01-31. */
  readonly day: string;
  readonly bytes: number;
}

const FILE = "disk.json";
const DAY = 86_400_000;
/** How often it is looked whether a new day has come, in milliseconds. */
const LOOK = 600_000;
/** Days that are remembered, and by which it is told how the disk fills. */
const DAYS = 14;
/** Fewer days tell of chance. */
const ENOUGH = 5;
/** What is due later is not told, in days. */
const SOON = 60;

/** Notes once a day how much is free on the disk of the data folder, the first time before this resolves. The function stops it. */
export async function startDiskNotes({ config, clock, log }: Pick<Services, "config" | "clock" | "log">): Promise<() => void> {
  const look = () =>
    noteFree(config.data, clock.now()).catch((thrown: unknown) =>
      log.error({ err: thrown }, "it could not be noted how much of the disk is free"),
    );
  const timer = setInterval(() => void look(), LOOK);
  timer.unref();
  await look();
  return () => clearInterval(timer);
}

/** Bytes that are free on the disk of a folder. */
export async function freeOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Notes what is free, where that day has no figure yet. */
export async function noteFree(data: string, now: number, free = freeOn): Promise<void> {
  const known = await freeOnDays(data);
  const day = dayOf(now);
  if (known.at(-1)?.day === day) return;
  const kept = [...known, { day, bytes: await free(data) }].slice(-DAYS);
  // Several services may share the folder.
  const part = join(data, `${FILE}.${process.pid}`);
  await writeFile(part, JSON.stringify(kept), { flush: true });
  await rename(part, join(data, FILE));
}

/** What was noted, the oldest day first; nothing where the file cannot be read as such: it begins anew. */
export async function freeOnDays(data: string): Promise<readonly FreeOnDay[]> {
  const text = await readFile(join(data, FILE), "utf8").catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === "ENOENT") return "[]";
    throw thrown;
  });
  try {
    return JSON.parse(text) as FreeOnDay[];
  } catch {
    return [];
  }
}

/** In how many days a disk is full that goes on filling as it did over the last fortnight, by least squares; undefined where that cannot be told, or is far off. */
export function fullIn(days: readonly FreeOnDay[], free: number, now: number): number | undefined {
  const points = days.map(({ day, bytes }) => ({ x: (Date.parse(day) - now) / DAY, y: bytes })).filter(({ x }) => x >= -DAYS - 1);
  if (points.length < ENOUGH) return undefined;
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const slope = mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
  if (slope >= 0) return undefined;
  const left = free / -slope;
  return left <= SOON ? left : undefined;
}
