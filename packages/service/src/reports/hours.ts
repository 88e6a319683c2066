/** How long something lasts, as people say it: hours and minutes, of less than an hour minutes, of less than a minute seconds. */
export function hoursText(seconds: number): string {
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60).toLocaleString("en")} h ${minutes % 60} min`;
}
