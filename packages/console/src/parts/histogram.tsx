interface HistogramProps {
  readonly title: string;
  /** What it shows, in words. */
  readonly said: string;
  readonly bins: readonly Bin[];
}

interface Bin {
  readonly label: string;
  readonly count: number;
  /** Something happened then, which its name says. */
  readonly mark?: string | undefined;
}

const HEIGHT = 120;
/** A column's part of the width at most, in percent. */
const WIDEST = 8;

/** How many there are of each, as columns, the first and the last named; where there is none, the words alone. */
export function Histogram({ title, said, bins }: HistogramProps) {
  return (
    <figure className="histogram">
      <figcaption>
        {title} <span className="soft">{said}</span>
      </figcaption>
      {bins.some(({ count }) => count > 0) && <Columns bins={bins} />}
    </figure>
  );
}

function Columns({ bins }: Pick<HistogramProps, "bins">) {
  const most = Math.max(...bins.map(({ count }) => count));
  const width = Math.min(WIDEST, 100 / bins.length);
  return (
    <>
      <svg aria-hidden="true" focusable="false" width="100%" height={HEIGHT}>
        {bins.map(({ label, count, mark }, i) => {
          const height = (HEIGHT * count) / most;
          return (
            <g key={label}>
              <rect x={`${i * width}%`} width={`${Math.max(0.2, width * 0.86)}%`} y={HEIGHT - height} height={height}>
                <title>{[`${label}: ${count}`, mark].filter(Boolean).join(" · ")}</title>
              </rect>
              {mark !== undefined && (
                <line className="mark" x1={`${(i + 0.43) * width}%`} x2={`${(i + 0.43) * width}%`} y1="0" y2={HEIGHT} />
              )}
            </g>
          );
        })}
      </svg>
      <p className="scale soft">
        <span>{bins[0]?.label}</span>
        {bins.length > 1 && <span>{bins.at(-1)?.label}</span>}
      </p>
    </>
  );
}
