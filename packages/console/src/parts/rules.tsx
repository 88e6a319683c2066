import type { DataReport } from "@segue/client";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Examples } from "./found-rules.js";
import { Scrolled } from "./scrolled.js";

type Cleaning = NonNullable<DataReport["cleaning"]>;

interface RulesProps {
  readonly cleaning: Cleaning;
  /** Only what was left out of this import. */
  readonly of?: string;
}

/** What cleaning leaves out before models learn, rule by rule, why, and examples. */
export function Rules({ cleaning: { before, rules, same }, of }: RulesProps) {
  const { quality } = useTexts().data;
  const { count, percent } = useFormats();
  const outOf = (rule: Cleaning["rules"][number]) => (of === undefined ? rule.rows : (rule.byImport[of] ?? 0));
  const said = quality.rules;
  const titleOf = ({ rule, title }: Cleaning["rules"][number]) => said[rule]?.[0] ?? title;
  const found = rules.filter((rule) => outOf(rule) > 0);
  const quiet = rules.filter((rule) => rule.on && outOf(rule) === 0);
  const off = rules.filter(({ on }) => !on);
  const most = Math.max(1, ...found.map(outOf));
  const sameShown = of === undefined && same.on && same.tracks > 0;
  return (
    <>
      {(found.length > 0 || sameShown) && (
        <Scrolled label={quality.rule}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{quality.rule}</th>
                <th scope="col" className="number">
                  {quality.out}
                </th>
                <th scope="col" className="wide">
                  <span className="unseen">{quality.out}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {found.map((rule) => (
                <tr key={rule.rule}>
                  <th scope="row" lang={said[rule.rule] === undefined ? "en" : undefined}>
                    {titleOf(rule)} <span className="soft">{said[rule.rule]?.[1] ?? rule.reason}</span>
                    <Examples examples={rule.examples} />
                  </th>
                  <td className="number">
                    {count(outOf(rule))} · {percent(outOf(rule) / Math.max(1, before.events))}
                  </td>
                  <td className="wide">
                    <Bar share={outOf(rule) / most} />
                  </td>
                </tr>
              ))}
              {sameShown && (
                <tr>
                  <th scope="row">
                    {quality.same}
                    <Examples examples={same.examples} />
                  </th>
                  <td className="number">{count(same.tracks)}</td>
                  <td className="wide" />
                </tr>
              )}
            </tbody>
          </table>
        </Scrolled>
      )}
      {quiet.length > 0 && (
        <p className="soft below">
          {quality.nothing} {quiet.map(titleOf).join(" · ")}
        </p>
      )}
      {off.length > 0 && (
        <p className="soft below">
          {quality.off} {off.map(titleOf).join(" · ")}
        </p>
      )}
    </>
  );
}

/** A share of the most there is, as a bar. */
export function Bar({ share }: { readonly share: number }) {
  return (
    <svg className="bar-of" aria-hidden="true" focusable="false">
      <rect width={`${100 * share}%`} height="100%" />
    </svg>
  );
}
