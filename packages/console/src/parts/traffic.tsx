import { Link } from "@tanstack/react-router";
import type { Change } from "../api/operate.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Histogram } from "./histogram.js";
import { Scrolled } from "./scrolled.js";

interface Day {
  readonly day?: string | undefined;
  readonly requests: number;
  readonly refused: number;
  readonly failed: number;
  readonly answers: number;
  readonly events: number;
  readonly seconds: number;
}

interface TrafficProps {
  /** Those in which something was used. */
  readonly days: readonly Day[];
  readonly from: string;
  readonly to: string;
  /** What answered from when on. */
  readonly changes: readonly Change[];
}

/** What was used day by day: requests, answers, events, errors, and how long requests took. */
export function Traffic({ days: told, from, to, changes }: TrafficProps) {
  const { overview } = useTexts().operate;
  const { count, day: asDay, duration } = useFormats();
  const days = everyDay(told, from, to);
  const sum = (key: "requests" | "refused" | "failed" | "answers" | "events" | "seconds") =>
    days.reduce((total, each) => total + each[key], 0);
  const changed = new Map<string, string[]>();
  for (const { at, deployment } of changes) changed.set(at.slice(0, 10), [...(changed.get(at.slice(0, 10)) ?? []), deployment]);
  const markOf = ({ day = "" }: Day) => {
    const deployments = changed.get(day);
    return deployments === undefined ? undefined : overview.deployed([...new Set(deployments)].join(", "));
  };
  const bins = (of: (day: Day) => number) =>
    days.map((each) => ({ label: asDay(each.day ?? ""), count: of(each), mark: markOf(each) }));
  const peak = days.reduce((a, b) => (b.requests > a.requests ? b : a), days[0] ?? NONE_YET);
  const today = days.at(-1)?.requests ?? 0;
  const mean = (day: Day) => day.seconds / Math.max(1, day.requests);
  return (
    <section>
      <h2>{overview.traffic}</h2>
      <div className="histograms flat">
        <Histogram
          title={overview.requests}
          said={overview.requestsSaid(count(sum("requests")), count(today))}
          bins={bins(({ requests }) => requests)}
        />
        <Histogram title={overview.answers} said={count(sum("answers"))} bins={bins(({ answers }) => answers)} />
        <Histogram title={overview.events} said={count(sum("events"))} bins={bins(({ events }) => events)} />
        <Histogram
          title={overview.refused}
          said={overview.refusedSaid(count(sum("refused")), count(sum("failed")))}
          bins={bins(({ refused, failed }) => refused + failed)}
        />
        <Histogram
          title={overview.latency}
          said={overview.latencySaid(duration(sum("seconds") / Math.max(1, sum("requests"))))}
          bins={bins(mean)}
        />
      </div>
      {changed.size > 0 && <p className="soft">{overview.marks}</p>}
      {isSpike(peak, days) && (
        <p>
          {overview.spike(asDay(peak.day ?? ""), count(peak.requests))}{" "}
          <Link to="/operate/usage" search={({ as }) => ({ as, day: peak.day })}>
            {overview.whose}
          </Link>
        </p>
      )}
      <details>
        <summary>{overview.table}</summary>
        <Scrolled label={overview.traffic}>
          <table className="table">
            <thead>
              <tr>
                {[overview.day, overview.requests, overview.answers, overview.events, overview.refused, overview.mean].map(
                  (name, i) => (
                    <th key={name} scope="col" className={i === 0 ? undefined : "number"}>
                      {name}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {days.map((each) => (
                <tr key={each.day}>
                  <th scope="row">
                    {each.requests === 0 ? (
                      asDay(each.day ?? "")
                    ) : (
                      <Link to="/operate/usage" search={({ as }) => ({ as, day: each.day })}>
                        {asDay(each.day ?? "")}
                      </Link>
                    )}{" "}
                    <span className="soft">{markOf(each)}</span>
                  </th>
                  <td className="number">{count(each.requests)}</td>
                  <td className="number">{count(each.answers)}</td>
                  <td className="number">{count(each.events)}</td>
                  <td className="number">{count(each.refused + each.failed)}</td>
                  <td className="number">{duration(mean(each))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      </details>
    </section>
  );
}

/** A day with so many times the requests of a usual one stands out. */
const SPIKE = 3;
const FEWEST = 20;

/** Whether a day stands out among the days on which something was asked. */
function isSpike(peak: Day, days: readonly Day[]): boolean {
  const others = days.filter((each) => each !== peak && each.requests > 0).map(({ requests }) => requests);
  if (others.length < 2 || peak.requests < FEWEST) return false;
  const sorted = others.sort((a, b) => a - b);
  return peak.requests > SPIKE * sorted[Math.floor(sorted.length / 2)]!;
}

const NONE = { requests: 0, refused: 0, failed: 0, answers: 0, events: 0, seconds: 0 };
const NONE_YET: Day = NONE;

/** All days of a range, those too in which nothing was used. */
function everyDay(told: readonly Day[], from: string, to: string): Day[] {
  const known = new Map(told.map((each) => [each.day, each]));
  const days: Day[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push(known.get(day) ?? { day, ...NONE });
  }
  return days;
}
