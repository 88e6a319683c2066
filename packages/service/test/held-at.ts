/**
 * Which kind of job is held, and where: before the so manieth time that it tells how far it is, or the first time after it has kept so many
 * checkpoints. At `report 2` it has told once.
 */
export type Place = `${string} ${"report" | "checkpoint"} ${number}`;

/**
 * The environment in which such jobs go no further than the place until their processes are told to stop, as by a cancel or the service's end, or to end with what they have: however fast the
 * machine is and however long the test sleeps, the job is in its midst. See `held-job.mjs`.
 */
export function heldAt(place: Place): Record<string, string> {
  const preload = `--import=${new URL("held-job.mjs", import.meta.url).href}`;
  return { NODE_OPTIONS: [process.env.NODE_OPTIONS ?? "", preload].join(" ").trim(), HOLD_JOBS: place };
}

/** Runs `work` while this process has more in its environment, which those that it starts meanwhile take over. */
export async function within<T>(environment: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T> {
  const before = Object.keys(environment).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, environment);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
