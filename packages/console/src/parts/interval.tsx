import type { Estimate } from "../texts/formats.js";

interface IntervalProps {
  readonly told: Estimate;
  /** What the left and the right end of the picture stand for. */
  readonly from: number;
  readonly to: number;
  /** Where a dashed line is drawn, for differences. */
  readonly zero?: boolean;
}

/** An estimate as a dot, its 95 % interval as a line through it. It says nothing that does not stand beside it in numbers. */
export function Interval({ told, from, to, zero = false }: IntervalProps) {
  const at = (x: number) => `${Math.min(100, Math.max(0, (100 * (x - from)) / (to - from || 1)))}%`;
  return (
    <svg className="interval" aria-hidden="true" focusable="false">
      <line className="ground" x1="0" x2="100%" y1="50%" y2="50%" />
      {zero && <line className="zero" x1={at(0)} x2={at(0)} y1="0" y2="100%" />}
      <line className="whisker" x1={at(told.low)} x2={at(told.high)} y1="50%" y2="50%" />
      <circle cx={at(told.value)} cy="50%" r="4" />
    </svg>
  );
}
