import type { Judged } from "../api/results.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { metricName } from "./figures.js";
import { Interval } from "./interval.js";
import { Scrolled } from "./scrolled.js";

/** Figures of which less is better; of all others more is. */
const LESS_IS_BETTER = ["popularity-bias"];

type Difference = NonNullable<Judged["difference"]>["metrics"][string];

/** How much better one is than what it is compared with, so that more is always better. */
function gainOf(metric: string, difference: Difference): Difference {
  if (!LESS_IS_BETTER.includes(metric.split("@")[0]!)) return difference;
  const { value, low, high, established } = difference;
  return { value: -value, low: -high, high: -low, established };
}

/** On how many figures one is established to be better, and worse. */
export function verdictOf({ difference }: Judged): { readonly better: number; readonly worse: number; readonly of: number } {
  const gains = Object.entries(difference?.metrics ?? {}).map(([metric, each]) => gainOf(metric, each));
  const established = gains.filter((gain) => gain.established);
  const better = established.filter(({ value }) => value > 0).length;
  return { better, worse: established.length - better, of: gains.length };
}

/** Two that were judged on the same listeners, figure by figure. */
export function Differences({ base, other }: { readonly base: Judged; readonly other: Judged }) {
  const { judging, models } = useTexts();
  const { estimate } = useFormats();
  const rows = Object.entries(other.difference?.metrics ?? {});
  return (
    <Scrolled label={judging.compare.difference}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{models.one.metric}</th>
            <th scope="col" className="number">
              {base.model}
            </th>
            <th scope="col" className="number">
              {other.model}
            </th>
            <th scope="col" className="number">
              {other.model} − {base.model}
            </th>
            <th scope="col" className="wide">
              <span className="scale">
                <span>{judging.compare.worseSide}</span>
                <span>{judging.compare.betterSide}</span>
              </span>
            </th>
            <th scope="col">
              <span className="unseen">{judging.compare.wins}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([metric, difference]) => {
            const gain = gainOf(metric, difference);
            const reach = Math.max(Math.abs(gain.low), Math.abs(gain.high), 1e-9) * 1.15;
            const { value, range } = estimate(difference);
            const [before, after] = [base.metrics[metric], other.metrics[metric]];
            return (
              <tr key={metric}>
                <th scope="row">{metricName(metric)}</th>
                <td className="number">{before === undefined ? "—" : estimate(before).value}</td>
                <td className="number">{after === undefined ? "—" : estimate(after).value}</td>
                <td className="number">
                  <b>{difference.value > 0 ? `+${value}` : value}</b> <span className="soft">[{range}]</span>
                </td>
                <td className="wide">
                  <Interval told={gain} from={-reach} to={reach} zero />
                </td>
                <Verdict gain={gain} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolled>
  );
}

function Verdict({ gain }: { readonly gain: Difference }) {
  const { compare } = useTexts().judging;
  if (!gain.established) return <td className="soft nowrap">○ {compare.open}</td>;
  return gain.value > 0 ? <td className="good nowrap">▲ {compare.wins}</td> : <td className="bad nowrap">▼ {compare.loses}</td>;
}
