/** Seconds as people read them: `8 s`, `12 min`, `3.5 h`. */
export function durationText(seconds: number): string {
  if (seconds < 120) return `${Math.ceil(seconds)} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** Bytes as people read them: `700 MiB`, `1.4 GiB`. */
export function bytesText(bytes: number): string {
  return bytes >= 2 ** 30 ? `${(bytes / 2 ** 30).toFixed(1)} GiB` : `${Math.ceil(bytes / 2 ** 20)} MiB`;
}

/** How long something still takes that ends at `expectedAt` (RFC 3339), as ` · 40 s left`; empty where that is not known. */
export function leftText(expectedAt: string | null, now: number): string {
  if (expectedAt === null) return "";
  return ` · ${durationText(Math.max(0, (Date.parse(expectedAt) - now) / 1000))} left`;
}
