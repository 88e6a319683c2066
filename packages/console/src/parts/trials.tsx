import type { Tuning } from "@segue/client";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { ceiling, metricName } from "./figures.js";
import { Interval } from "./interval.js";
import { Scrolled } from "./scrolled.js";

/** All sets of parameters that were tried, the best first. */
export function Trials({ tuning: { leaderboard, metric } }: { readonly tuning: Tuning }) {
  const { tuning: texts } = useTexts().judging;
  const { estimate } = useFormats();
  const top = ceiling(leaderboard.map(({ figure }) => figure?.high ?? 0));
  return (
    <section>
      <h2>{texts.board}</h2>
      <Scrolled label={texts.board}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="number">
                {texts.number}
              </th>
              <th scope="col">{texts.settings}</th>
              <th scope="col" className="number">
                {metric !== null && metricName(metric)}
              </th>
              <th scope="col" className="wide">
                <span className="unseen">{texts.figure}</span>
              </th>
              <th scope="col">{texts.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {leaderboard.map(({ number, settings, figure, outcome, why }) => {
              const shown = figure === null ? undefined : estimate(figure);
              const set = Object.entries(settings).map(([name, value]) => `${name} ${toldAs(value)}`);
              return (
                <tr key={number}>
                  <td className="number">{number}</td>
                  <th scope="row" className="settings">
                    {number === 1 ? texts.usual : set.join(" · ")}
                  </th>
                  <td className="number">{shown === undefined ? "—" : `${shown.value} [${shown.range}]`}</td>
                  <td className="wide">{figure !== null && <Interval told={figure} from={0} to={top} />}</td>
                  <td title={why ?? undefined}>{texts.outcomes[outcome]}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}

function toldAs(value: unknown): string {
  if (typeof value === "number") return String(Number(value.toPrecision(3)));
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
