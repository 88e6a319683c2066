import type { Model } from "@segue/client";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { ceiling, metricName } from "./figures.js";
import { Interval } from "./interval.js";
import { Scrolled } from "./scrolled.js";

type Slice = NonNullable<Model["evaluation"]>["slices"][number];

/** For which listeners a model is better, for which worse: the same figure for each part of them. */
export function Slices({ slices }: { readonly slices: readonly Slice[] }) {
  const { one } = useTexts().models;
  const { count, estimate } = useFormats();
  const kinds = [...new Set(slices.map(({ by }) => by))];
  // Parts of listeners have several figures, parts of what was hidden the recall alone.
  const metricOf = (kind: string) => {
    const names = Object.keys(slices.find(({ by }) => by === kind)?.metrics ?? {});
    return names.find((name) => name.startsWith("ndcg")) ?? names[0] ?? "";
  };
  const top = ceiling(slices.map(({ by, metrics }) => metrics[metricOf(by)]?.high ?? 0));
  return (
    <section>
      <h2>
        {one.slices} <small>{one.slicesHow}</small>
      </h2>
      <Scrolled label={one.slices}>
        <table className="table">
          {kinds.map((kind) => (
            <tbody key={kind}>
              <tr>
                <th scope="rowgroup" colSpan={4} className="group">
                  {one.sliceBy[kind] ?? kind} · {metricName(metricOf(kind))}
                </th>
              </tr>
              {slices
                .filter(({ by }) => by === kind)
                .map(({ name, users, metrics }) => {
                  const told = metrics[metricOf(kind)];
                  const shown = told === undefined ? undefined : estimate(told);
                  return (
                    <tr key={name}>
                      <th scope="row">{one.sliceName(name)}</th>
                      <td className="number soft">{one.sliceUsers(count(users))}</td>
                      <td className="number">{shown === undefined ? "—" : `${shown.value} [${shown.range}]`}</td>
                      <td className="wide">{told !== undefined && <Interval told={told} from={0} to={top} />}</td>
                    </tr>
                  );
                })}
            </tbody>
          ))}
        </table>
      </Scrolled>
    </section>
  );
}
