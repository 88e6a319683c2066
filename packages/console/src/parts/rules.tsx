import type { DataReport } from "@segue/client";
import type { ReactNode } from "react";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Examples } from "./found-rules.js";
import { Scrolled } from "./scrolled.js";

type Cleaning = NonNullable<DataReport["cleaning"]>;

interface RulesProps {
  readonly cleaning: Cleaning;
  /** Only what was left out of this import. */
  readonly of?: string | undefined;
  /** With them every rule is listed, beside what switches it. */
  readonly switches?: Switches;
}

interface Switches {
  /** Whether a rule is wanted; `now`: whether it was on when it was counted. */
  isOn(rule: string, now: boolean): boolean;
  turn(rule: string, on: boolean): void;
}

/** What cleaning leaves out before models learn, rule by rule, why, and examples. */
export function Rules({ cleaning: { before, rules, same }, of, switches }: RulesProps) {
  const { quality } = useTexts().data;
  const { count, percent } = useFormats();
  const outOf = (rule: Cleaning["rules"][number]) => (of === undefined ? rule.rows : (rule.byImport[of] ?? 0));
  const said = quality.rules;
  const amount = (n: number) => (of === undefined ? `${count(n)} · ${percent(n / Math.max(1, before.events))}` : count(n));
  const titleOf = ({ rule, title }: Cleaning["rules"][number]) => said[rule]?.[0] ?? title;
  const found = rules.filter((rule) => outOf(rule) > 0);
  const quiet = rules.filter((rule) => rule.on && outOf(rule) === 0);
  const off = rules.filter(({ on }) => !on);
  const most = Math.max(1, ...found.map(outOf));
  const sameShown = switches !== undefined || (same.on && same.tracks > 0);
  const out = of === undefined ? quality.out : quality.outOfThis;
  const examplesFrom = of === undefined ? undefined : quality.examplesOfAll;
  // Where they are switched each keeps its place.
  const listed = switches === undefined ? found : rules;
  return (
    <>
      {(listed.length > 0 || sameShown) && (
        <Scrolled label={quality.rule}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{quality.rule}</th>
                <th scope="col" className="number">
                  {out}
                </th>
                <th scope="col" className="wide">
                  <span className="unseen">{out}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {listed.map((rule) => (
                <tr key={rule.rule}>
                  <th scope="row" lang={said[rule.rule] === undefined ? "en" : undefined}>
                    <Switched rule={rule.rule} now={rule.on} switches={switches}>
                      {titleOf(rule)}
                    </Switched>{" "}
                    <span className="soft">{said[rule.rule]?.[1] ?? rule.reason}</span>
                    <Examples examples={rule.examples} title={examplesFrom} />
                  </th>
                  <td className="number">{rule.on ? amount(outOf(rule)) : "—"}</td>
                  <td className="wide">
                    <Bar share={outOf(rule) / most} />
                  </td>
                </tr>
              ))}
              {sameShown && (
                <tr>
                  <th scope="row">
                    <Switched rule="same-track" now={same.on} switches={switches}>
                      {quality.same}
                    </Switched>
                    <Examples examples={same.examples} title={examplesFrom} />
                  </th>
                  <td className="number">
                    {!same.on ? "—" : of === undefined ? count(same.tracks) : quality.inAll(count(same.tracks))}
                  </td>
                  <td className="wide" />
                </tr>
              )}
            </tbody>
          </table>
        </Scrolled>
      )}
      {switches === undefined && quiet.length > 0 && (
        <p className="soft below">
          {quality.nothing} {quiet.map(titleOf).join(" · ")}
        </p>
      )}
      {switches === undefined && off.length > 0 && (
        <p className="soft below">
          {quality.off} {off.map(titleOf).join(" · ")}
        </p>
      )}
    </>
  );
}

interface SwitchedProps {
  readonly rule: string;
  readonly now: boolean;
  readonly switches: Switches | undefined;
  readonly children: ReactNode;
}

/** A rule's name, beside its switch where it has one. */
function Switched({ rule, now, switches, children }: SwitchedProps) {
  if (switches === undefined) return children;
  return (
    <label className="inline">
      <input
        type="checkbox"
        checked={switches.isOn(rule, now)}
        onChange={(event) => switches.turn(rule, event.currentTarget.checked)}
      />
      {children}
    </label>
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
