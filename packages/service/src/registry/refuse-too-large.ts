import type { Algorithm, Config } from "@segue/engine";
import { SegueError } from "../errors.js";
import type { JobContext } from "../jobs/handler.js";
import { bytesText } from "../machine/memory.js";
import type { Forecast } from "../ports/jobs.js";
import type { Services } from "../services.js";
import { adviceFor, adviceText } from "./advice.js";
import { type DataSize, forecastTraining } from "./forecast.js";
import { knownSize } from "./known-size.js";
import { type Room, roomFor } from "./room.js";

/** Advice given with a refusal. */
const ADVICE = 3;

/**
 * Forecasts a training that is asked for, from what is known of the data. Rejects with `not-enough-memory` where it would not fit even if
 * nothing else ran; where jobs run elsewhere, that is for them to say.
 */
export async function forecastWish(
  services: Services,
  workspace: string,
  algorithm: Algorithm,
  config: Config,
): Promise<Forecast> {
  const size = await knownSize(services, workspace);
  if (services.config.jobs === 0) return forecastTraining(algorithm, config, size);
  return refuseTooLarge(algorithm, config, size, await roomFor(services));
}

/** Forecasts a training whose data are in memory, tells the job's log, and rejects with `not-enough-memory` where it does not fit. */
export async function forecastTold(
  { services, id, log }: JobContext,
  algorithm: Algorithm,
  config: Config,
  size: DataSize,
): Promise<Forecast> {
  const room = await roomFor(services, id, process.memoryUsage.rss());
  const forecast = refuseTooLarge(algorithm, config, size, room);
  const { seconds, bytes } = forecast;
  await log(`${algorithm.name} takes about ${secondsText(seconds)} and ${bytesText(bytes)} of ${bytesText(room.bytes)}`);
  return forecast;
}

function refuseTooLarge(algorithm: Algorithm, config: Config, size: DataSize, room: Room): Forecast {
  const forecast = forecastTraining(algorithm, config, size);
  if (forecast.bytes <= room.bytes) return forecast;
  const advice = adviceFor(algorithm, config, size, room.bytes).slice(0, ADVICE);
  const waits = forecast.bytes <= room.alone ? ["Start it again when the other jobs have ended."] : [];
  const fits = advice.length > 0 ? [`Choose what fits: ${advice.map(adviceText).join("; ")}.`] : [];
  const hint = [...waits, ...fits].join(" ") || "Nothing fits: use a machine with more memory, or raise the setting memory.";
  throw new SegueError(
    "not-enough-memory",
    `Training ${algorithm.name} on this data takes about ${bytesText(forecast.bytes)} of memory; there is room for ${bytesText(room.bytes)}.`,
    { hint },
  );
}

/** Seconds in the way people read them: `40 s`, `12 min`. */
export function secondsText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
