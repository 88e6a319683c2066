import type { DataReport } from "@segue/client";
import { longestGap } from "../api/gaps.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Histogram } from "./histogram.js";

/** How many events there were when, and where there were none for long; nothing where no time is known. */
export function OverTime({ timeLine }: Pick<NonNullable<DataReport["cleaning"]>["shape"], "timeLine">) {
  const { quality } = useTexts().data;
  const { count, day } = useFormats();
  if (timeLine === null) return null;
  const gap = longestGap(timeLine.points);
  const peak = timeLine.points.reduce((a, b) => (b.count > a.count ? b : a));
  return (
    <Histogram
      title={quality.overTime}
      said={[
        quality.overTimeSaid(quality.units[timeLine.unit] ?? timeLine.unit, count(peak.count), day(peak.start)),
        ...(gap === undefined ? [] : [quality.gap(day(gap[0].start), day(gap[1].start))]),
      ].join("; ")}
      bins={timeLine.points.map(({ start, count: n }) => ({ label: day(start), count: n }))}
    />
  );
}
