import type { SegueClient } from "@segue/client";
import { note, printTable, printText } from "./print.js";

type Told = Awaited<ReturnType<typeof getTuning>>;
const getTuning = (client: SegueClient, id: string) =>
  client.take(client.api.GET("/v1/tunings/{id}", { params: { path: { id } } }));

/** Trials shown; `--json` has them all. */
const SHOWN = 10;

/** A tuning for people: the best trials, what decided, what it was worth, and what trains the best. */
export function tellTuning({
  id,
  metric,
  leaderboard,
  importance,
  final,
  best,
  made,
  trials,
  state,
  model,
  judgedBy,
  better,
}: Told & { model?: string }): void {
  note(`Tuning ${id}: ${made} of ${trials} trials, ${state}.`);
  if (best === null) return;
  printTable(
    ["trial", metric ?? "", "", "seconds", "parameters"],
    leaderboard.slice(0, SHOWN).map(({ number, figure, outcome, seconds, settings }) => [
      number === 1 ? "1 (usual)" : number,
      figure === null ? "" : figure.value.toFixed(4),
      outcome === "judged" ? "" : outcome,
      (seconds.train + seconds.judge).toFixed(1),
      Object.entries(settings)
        .map(([name, value]) => `${name}=${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
        .join(" "),
    ]),
  );
  if (importance !== null)
    note(
      `What decided: ${importance
        .slice(0, 4)
        .map(({ parameter, share }) => `${parameter} ${Math.round(100 * share)} %`)
        .join(", ")}.`,
    );
  if (final !== null) note(finalText(final, { metric: metric ?? "", judgedBy, better }));
  note(model === undefined ? "To train the best on all data:" : `Trained as ${model}, by:`);
  printText(best.command);
}

/** What the search was worth, in words. */
export function finalText(
  { figures, gains, listeners }: Pick<NonNullable<Told["final"]>, "figures" | "gains" | "listeners">,
  { metric, judgedBy, better }: { readonly metric: string } & Pick<Told, "judgedBy" | "better">,
): string {
  const [gain] = gains;
  const judged = `${listeners.toLocaleString("en")} ${judgedBy} of the test part: ${metric} ${figures[0]!.value.toFixed(4)}`;
  if (gain === undefined) return `Nothing was better than the usual parameters. By ${judged}.`;
  const certain = gain.low > 0 || gain.high < 0 ? "established" : "it may be chance";
  const range = `from ${signed(gain.low)} to ${signed(gain.high)}`;
  const told = `By ${judged}, ${signed(gain.value)} to the usual parameters, with 95 % confidence ${range} (${certain}).`;
  const isWorse = better === "lower" ? gain.low > 0 : gain.high < 0;
  return isWorse
    ? `${told} The usual parameters are better: what was found fits those by which it was chosen, nothing else.`
    : told;
}

const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(4)}`;
