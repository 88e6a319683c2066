import type { Curve as Learned } from "@segue/client";
import type { CSSProperties } from "react";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { type Beside, Curve, type Point } from "./curve.js";
import { metricName } from "./figures.js";
import { NumberHeads } from "./number-heads.js";

/** Others that learned before: their names, and the curves of their networks. */
export interface LearnedBefore {
  readonly name: string;
  readonly curves: readonly Learned[];
}

/** The epoch that is looked at, and how to look at another. */
export interface Look {
  readonly epoch: number | undefined;
  readonly at: (epoch: number | undefined) => void;
}

interface LearningCurvesProps {
  readonly curves: readonly Learned[];
  readonly before?: readonly LearnedBefore[];
  readonly look?: Look;
}

/** How networks learned, epoch by epoch: the loss, and the last figure of what is held out. */
export const LearningCurves = ({ curves, before = [], look }: LearningCurvesProps) =>
  curves.map((curve, number) => (
    <LearningCurve
      // biome-ignore lint/suspicious/noArrayIndexKey: a curve keeps its number; others only come behind it.
      key={number}
      learned={curve}
      before={before.flatMap(({ name, curves: theirs }) => {
        const alike = theirs.filter(({ algorithm }) => algorithm === curve.algorithm);
        // What became the model comes last.
        const one =
          alike[curves.filter(({ algorithm }, i) => i < number && algorithm === curve.algorithm).length] ?? alike.at(-1);
        return one === undefined ? [] : [{ name, learned: one }];
      })}
      look={look}
    />
  ));

const lossOf = ({ learned }: Learned): Point[] => learned.map(({ epoch, loss }) => ({ x: epoch, y: loss }));

function heldOf({ learned }: Learned, judged: string | undefined): Point[] {
  return learned.flatMap(({ epoch, heldOut }) => {
    const y = judged === undefined ? undefined : heldOut[judged];
    return y === undefined ? [] : [{ x: epoch, y }];
  });
}

interface LearningCurveProps {
  readonly learned: Learned;
  readonly before: readonly { readonly name: string; readonly learned: Learned }[];
  readonly look: Look | undefined;
}

function LearningCurve({ learned: curve, before, look }: LearningCurveProps) {
  const { models, running } = useTexts();
  const { one, curve: texts } = models;
  const { figure, count } = useFormats();
  const last = curve.learned.at(-1);
  if (last === undefined) return null;
  const judged = Object.keys(last.heldOut).at(-1);
  const [loss, held] = [lossOf(curve), heldOf(curve, judged)];
  const best = curve.best ?? held.reduce((a, b) => (b.y > a.y ? b : a), held[0] ?? { x: 0, y: 0 }).x;
  const atBest = held.find(({ x }) => x === best);
  const heldName = judged === undefined ? "" : texts.heldOut(metricName(judged));
  const beside = (of: (learned: Learned) => Point[]): Beside[] =>
    before.map(({ name, learned }) => ({ name, points: of(learned) })).filter(({ points }) => points.length > 0);
  const until = Math.max(curve.epochs, ...before.map(({ learned }) => learned.learned.at(-1)?.epoch ?? 1));
  // A property of ours: the slider is as wide as the axis, which gives way to names of what is beside it.
  const axis = { "--axis": before.length > 0 ? "80%" : "85.83%" } as CSSProperties;
  const shared = { until, at: look?.epoch, look: look?.at };
  return (
    <section>
      <h2>
        {one.curve} <small>{curve.algorithm}</small>
      </h2>
      <p className="soft">
        {loss.length > 0 && texts.said(texts.loss, figure(loss.at(-1)!.y), figure(last.epoch))}{" "}
        {atBest !== undefined && `${heldName}: ${texts.best(figure(atBest.y), figure(best))}. `}
        {curve.endedByHand && running.endedByHand(count(best))}
      </p>
      <div className="curves">
        <Curve label={texts.loss} points={loss} beside={beside(lossOf)} {...shared} />
        {held.length > 0 && (
          <Curve label={heldName} points={held} beside={beside((each) => heldOf(each, judged))} marked={best} {...shared} />
        )}
        {look !== undefined && loss.length > 1 && (
          <label className="looked" style={axis}>
            <span className="unseen">{running.epoch}</span>
            <input
              type="range"
              min={1}
              max={until}
              value={look.epoch ?? last.epoch}
              aria-valuetext={running.at(count(look.epoch ?? last.epoch))}
              onChange={(event) => look.at(Math.min(last.epoch, Number(event.currentTarget.value)))}
            />
          </label>
        )}
      </div>
      <details>
        <summary>{texts.table}</summary>
        <table className="table">
          <thead>
            <tr>
              <NumberHeads names={[texts.epoch, texts.loss, ...(held.length > 0 ? [heldName] : [])]} />
            </tr>
          </thead>
          <tbody>
            {loss.map(({ x, y }, i) => (
              <tr key={x} data-looked={x === look?.epoch}>
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
