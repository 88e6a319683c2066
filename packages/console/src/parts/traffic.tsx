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
}

/** What was used day by day: requests, answers, events, errors, and how long requests took. */
export function Traffic({ days: told, from, to }: TrafficProps) {
  const { overview } = useTexts().operate;
  const { count, day: asDay, duration } = useFormats();
  const days = everyDay(told, from, to);
  const sum = (key: "requests" | "refused" | "failed" | "answers" | "events" | "seconds") =>
    days.reduce((total, each) => total + each[key], 0);
  const bins = (of: (day: Day) => number) => days.map((each) => ({ label: asDay(each.day ?? ""), count: of(each) }));
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
                  <th scope="row">{asDay(each.day ?? "")}</th>
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

const NONE = { requests: 0, refused: 0, failed: 0, answers: 0, events: 0, seconds: 0 };

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
