import type { ReactNode } from "react";
import type { Judged } from "../api/results.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { ceiling, metricName } from "./figures.js";
import { Interval } from "./interval.js";
import { Scrolled } from "./scrolled.js";

/** What is shown of each that was judged; the first decides the order. */
const SHOWN = ["ndcg", "recall", "mrr", "coverage"];

/** Those that were judged on the same split, the best first. */
export function Ranking({ judged }: { readonly judged: readonly Judged[] }) {
  const { list } = useTexts().models;
  const { estimate } = useFormats();
  const all = Object.keys(judged[0]?.metrics ?? {});
  const shown = SHOWN.flatMap((metric) => all.find((name) => name.startsWith(`${metric}@`) || name === metric) ?? []);
  const [first = all[0] ?? ""] = shown;
  const rows = [...judged].sort((a, b) => (b.metrics[first]?.value ?? 0) - (a.metrics[first]?.value ?? 0));
  const top = ceiling(rows.map(({ metrics }) => metrics[first]?.high ?? 0));
  return (
    <Scrolled label={list.judged}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{list.model}</th>
            {shown.map((name, i) => (
              <th key={name} scope="col" className={i === 0 ? undefined : "number"} colSpan={i === 0 ? 2 : 1}>
                {metricName(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ model, metrics }) => (
            <tr key={model}>
              <th scope="row">{model}</th>
              {shown.map((name, i) => {
                const told = metrics[name];
                if (told === undefined) return <td key={name}>—</td>;
                const { value, range } = estimate(told);
                return i === 0 ? (
                  <Leading key={name} value={value} range={range} picture={<Interval told={told} from={0} to={top} />} />
                ) : (
                  <td key={name} className="number" title={range}>
                    {value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

interface LeadingProps {
  readonly value: string;
  readonly range: string;
  readonly picture: ReactNode;
}

function Leading({ value, range, picture }: LeadingProps) {
  return (
    <>
      <td className="number">
        <b>{value}</b> <span className="soft">[{range}]</span>
      </td>
      <td className="wide">{picture}</td>
    </>
  );
}
