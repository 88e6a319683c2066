import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Curve } from "./curve.js";
import { metricName } from "./figures.js";
import { NumberHeads } from "./number-heads.js";

/** How a network learns, as jobs and model cards tell it. */
export interface Learned {
  readonly algorithm: string;
  readonly epochs: number;
  readonly learned: readonly {
    readonly epoch: number;
    readonly loss: number;
    readonly heldOut: Readonly<Record<string, number>>;
  }[];
}

/** The curves in what a job tells, be it done or not; none where no network learns. */
export const curvesIn = (result: unknown): readonly Learned[] => (Object(result) as { curves?: readonly Learned[] }).curves ?? [];

/** How networks learned, epoch by epoch: the loss, and the last figure of what is held out. */
export const LearningCurves = ({ curves }: { readonly curves: readonly Learned[] }) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a curve keeps its number; others only come behind it.
  curves.map((curve, number) => <LearningCurve key={number} {...curve} />);

function LearningCurve({ epochs, learned }: Learned) {
  const { one, curve } = useTexts().models;
  const { figure } = useFormats();
  const last = learned.at(-1);
  if (last === undefined) return null;
  const judged = Object.keys(last.heldOut).at(-1);
  const loss = learned.map(({ epoch, loss }) => ({ x: epoch, y: loss }));
  const held = learned.flatMap(({ epoch, heldOut }) => {
    const y = judged === undefined ? undefined : heldOut[judged];
    return y === undefined ? [] : [{ x: epoch, y }];
  });
  const best = held.reduce((a, b) => (b.y > a.y ? b : a), held[0] ?? { x: 0, y: 0 });
  const heldName = curve.heldOut(metricName(judged ?? ""));
  return (
    <section>
      <h2>{one.curve}</h2>
      <p className="soft">
        {loss.length > 0 && curve.said(curve.loss, figure(loss.at(-1)!.y), figure(last.epoch))}{" "}
        {held.length > 0 && `${heldName}: ${curve.best(figure(best.y), figure(best.x))}.`}
      </p>
      <div className="curves">
        <Curve label={curve.loss} points={loss} until={epochs} />
        {held.length > 0 && <Curve label={heldName} points={held} until={epochs} marked={best.x} />}
      </div>
      <details>
        <summary>{curve.table}</summary>
        <table className="table">
          <thead>
            <tr>
              <NumberHeads names={[curve.epoch, curve.loss, ...(held.length > 0 ? [heldName] : [])]} />
            </tr>
          </thead>
          <tbody>
            {loss.map(({ x, y }, i) => (
              <tr key={x}>
                <td className="number">{figure(x)}</td>
                <td className="number">{figure(y)}</td>
                {held.length > 0 && <td className="number">{held[i] === undefined ? "—" : figure(held[i].y)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
