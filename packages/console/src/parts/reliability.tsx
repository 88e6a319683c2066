import type { Model } from "@segue/client";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { NumberHeads } from "./number-heads.js";
import { Scrolled } from "./scrolled.js";

type Bins = NonNullable<NonNullable<Model["evaluation"]>["labels"]>["reliability"];

const SIDE = 240;
const PAD = 28;

/** Whether probabilities are honest: how often what was said with one was right. On the dashed line they are. */
export function Reliability({ bins }: { readonly bins: Bins }) {
  const { one } = useTexts().models;
  const { count, percent } = useFormats();
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const at = (share: number) => PAD + (SIDE - 2 * PAD) * share;
  return (
    <section>
      <h2>
        {one.calibration} <small>{one.calibrationHow}</small>
      </h2>
      <div className="calibration">
        <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true" focusable="false">
          <rect className="ground" x={PAD} y={PAD} width={SIDE - 2 * PAD} height={SIDE - 2 * PAD} />
          <line className="honest" x1={at(0)} y1={at(1)} x2={at(1)} y2={at(0)} />
          {bins.map((bin) => (
            <circle key={bin.confidence} cx={at(bin.confidence)} cy={at(1 - bin.right)} r={3 + 7 * Math.sqrt(bin.count / most)} />
          ))}
          <text x={at(0)} y={SIDE - 8}>
            0
          </text>
          <text x={at(1)} y={SIDE - 8} textAnchor="end">
            {percent(1)}
          </text>
          <text x={at(0.5)} y={SIDE - 8} textAnchor="middle">
            {one.said}
          </text>
          <text x={at(0)} y={PAD - 10}>
            {one.right}
          </text>
        </svg>
        <Scrolled label={one.calibration}>
          <table className="table">
            <thead>
              <tr>
                <NumberHeads names={[one.said, one.right, one.howOften]} />
              </tr>
            </thead>
            <tbody>
              {bins.map((bin) => (
                <tr key={bin.confidence}>
                  <td className="number">{percent(bin.confidence)}</td>
                  <td className="number strong">{percent(bin.right)}</td>
                  <td className="number">{count(bin.count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      </div>
    </section>
  );
}
