export const LEVELS = ["ok", "warning", "problem"] as const;
export type Level = (typeof LEVELS)[number];

/** What looking at one thing has shown. */
export interface Finding {
  /** What was looked at. */
  readonly check: string;
  /** `problem`: something does not work; `warning`: something soon may not, or was meant otherwise. */
  readonly level: Level;
  /** What there is, in a sentence or two. */
  readonly text: string;
  /** What to do about it; a command, where there is one. */
  readonly remedy?: string;
}

/** Findings of one check. */
export function findingsOf(check: string) {
  const of =
    (level: Level) =>
    (text: string, remedy?: string): Finding => ({
      check,
      level,
      text,
      ...(remedy === undefined ? {} : { remedy }),
    });
  return { ok: of("ok"), warning: of("warning"), problem: of("problem") };
}

/** Runs a check; where it fails itself, that is a problem. */
export async function guarded(check: string, run: () => Promise<readonly Finding[]> | readonly Finding[]): Promise<Finding[]> {
  try {
    return [...(await run())];
  } catch (thrown) {
    const text = `This could not be looked at: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
    return [findingsOf(check).problem(text, "Mend what is named, then run: segue doctor")];
  }
}
