/** How long requests took, as a histogram tells it. */
export interface Latency {
  readonly requests: number;
  /** Seconds within which half and 99 of 100 were answered: upper ends of classes; undefined beyond the last, and where there were none. */
  readonly half: number | undefined;
  readonly most: number | undefined;
}

/** The value of a metric without labels in a text of Prometheus. */
export function gaugeIn(text: string, metric: string): number | undefined {
  const found = new RegExp(`^${metric} (\\S+)$`, "m").exec(text);
  return found === null ? undefined : Number(found[1]);
}

/** A histogram of a text of Prometheus, over all its labels. */
export function latencyIn(text: string, metric: string): Latency {
  const classes = new Map<number, number>();
  for (const [, upTo, count] of text.matchAll(new RegExp(`^${metric}_bucket\\{[^}]*le="([^"]+)"[^}]*\\} (\\S+)$`, "gm"))) {
    const end = upTo === "+Inf" ? Number.POSITIVE_INFINITY : Number(upTo);
    classes.set(end, (classes.get(end) ?? 0) + Number(count));
  }
  const requests = classes.get(Number.POSITIVE_INFINITY) ?? 0;
  const ends = [...classes].sort(([a], [b]) => a - b);
  const within = (share: number) => {
    const end = ends.find(([, count]) => requests > 0 && count >= share * requests)?.[0];
    return end === Number.POSITIVE_INFINITY ? undefined : end;
  };
  return { requests, half: within(0.5), most: within(0.99) };
}
