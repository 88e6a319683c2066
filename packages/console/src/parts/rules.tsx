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
  const most = Math.max(1, ...rules.map(outOf));
  return (
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
          {rules.map((rule) => (
            <tr key={rule.rule}>
              <th scope="row" lang="en">
                {rule.title} <span className="soft">{rule.reason}</span>
                {outOf(rule) > 0 && <Examples examples={rule.examples} />}
              </th>
              <td className="number">
                {!rule.on
                  ? quality.off
                  : outOf(rule) === 0
                    ? "0"
                    : `${count(outOf(rule))} · ${percent(outOf(rule) / Math.max(1, before.events))}`}
              </td>
              <td className="wide">
                <Bar share={outOf(rule) / most} />
              </td>
            </tr>
          ))}
          {of === undefined && (
            <tr>
              <th scope="row">
                {quality.same}
                <Examples examples={same.examples} />
              </th>
              <td className="number">{same.on ? count(same.tracks) : quality.off}</td>
              <td className="wide" />
            </tr>
          )}
        </tbody>
      </table>
    </Scrolled>
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
