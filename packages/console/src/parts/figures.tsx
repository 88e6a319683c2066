import type { Metrics } from "../api/results.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Interval } from "./interval.js";
import { Scrolled } from "./scrolled.js";

/** Near 1 for any list in a large catalogue: drawn, it would leave no room for the others. */
const NOT_DRAWN = "accuracy";

/** Figures with their intervals, as numbers and as a picture; `ofLabels`: of what says labels, whose accuracy is another. */
export function Figures({ metrics, ofLabels = false }: { readonly metrics: Metrics; readonly ofLabels?: boolean }) {
  const { models } = useTexts();
  const formats = useFormats();
  const rows = Object.entries(metrics);
  const drawn = ([name, { low }]: (typeof rows)[number]) => (ofLabels || !name.startsWith(NOT_DRAWN)) && low >= 0;
  const top = ceiling(rows.filter(drawn).map(([, told]) => told.high));
  return (
    <Scrolled label={models.one.figures}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{models.one.metric}</th>
            <th scope="col" className="number">
              {models.one.value}
            </th>
            <th scope="col" className="number">
              {models.one.interval}
            </th>
            <th scope="col" className="wide" aria-label={`0 … ${formats.figure(top)}`}>
              <span className="scale">
                <span>0</span>
                <span>{formats.figure(top)}</span>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const [name, told] = row;
            const { value, range } = formats.estimate(told);
            return (
              <tr key={name}>
                <th scope="row">
                  {metricName(name)}{" "}
                  <span className="soft">{(ofLabels ? models.labelMetrics : models.metrics)[name.split("@")[0]!]}</span>
                </th>
                <td className="number strong">{value}</td>
                <td className="number">{range}</td>
                <td className="wide">{drawn(row) && told.high <= top && <Interval told={told} from={0} to={top} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolled>
  );
}

/** Parts of names that are written in capitals. */
const SHORT = /^(?:ndcg|mrr|map|f1|roc|auc|pr|ece|mae|rmse|r2)$/;

/** `ndcg@10`, `macro-f1` as people write them. */
export function metricName(name: string): string {
  const [metric = "", k] = name.split("@");
  const words = metric.split("-").map((word) => (SHORT.test(word) ? word.toUpperCase() : word));
  const called = words.join(" ");
  const begun = called[0]!.toUpperCase() + called.slice(1);
  return k === undefined ? begun : `${begun}@${k}`;
}

/** A round number not below any share; what is no share has no place in the picture. */
export function ceiling(values: readonly number[]): number {
  const largest = Math.max(0, ...values.filter((value) => value <= 1));
  return [0.02, 0.05, 0.1, 0.2, 0.5].find((top) => largest <= top) ?? 1;
}
