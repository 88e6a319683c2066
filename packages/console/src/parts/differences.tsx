import { Link } from "@tanstack/react-router";
import { type Difference, gainOf, type Pair } from "../api/pair.js";
import type { Band } from "../api/results.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { metricName } from "./figures.js";
import { Interval } from "./interval.js";
import { Scrolled } from "./scrolled.js";

/** Two that were judged on the same listeners, figure by figure. */
export function Differences({ pair: { base, other, metrics } }: { readonly pair: Pair }) {
  const { judging, models } = useTexts();
  const { estimate } = useFormats();
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
            <Sides />
          </tr>
        </thead>
        <tbody>
          {Object.entries(metrics).map(([metric, difference]) => {
            const [before, after] = [base.metrics[metric], other.metrics[metric]];
            return (
              <tr key={metric}>
                <th scope="row">{metricName(metric)}</th>
                <td className="number">{before === undefined ? "—" : estimate(before).value}</td>
                <td className="number">{after === undefined ? "—" : estimate(after).value}</td>
                <Gain metric={metric} difference={difference} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolled>
  );
}

interface BandsProps {
  readonly bands: readonly Band[];
  /** The figure that is shown. */
  readonly metric: string;
  /** Models that answer like the two, where there are any. */
  readonly models: { readonly a?: string | undefined; readonly b?: string | undefined };
}

/** The same by how much listeners had heard before; each part leads to what both say to its listeners. */
export function Bands({ bands, metric, models: { a, b } }: BandsProps) {
  const { compare } = useTexts().judging;
  const { count } = useFormats();
  const told = bands.filter(({ metrics }) => metrics[metric] !== undefined);
  if (told.length === 0) return null;
  const reach = reachOf(told.map(({ metrics }) => metrics[metric]!));
  return (
    <section>
      <h2>
        {compare.bands} <small>{compare.bandsHow(metricName(metric))}</small>
      </h2>
      <Scrolled label={compare.bands}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {compare.bands}
              </th>
              <th scope="col" className="number">
                {compare.difference}
              </th>
              <Sides />
              <th scope="col">
                <span className="unseen">{compare.listen}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {told.map(({ name, users, some, metrics }) => (
              <tr key={name}>
                <th scope="row">{compare.band(name)}</th>
                <td className="number soft">{compare.bandListeners(count(users))}</td>
                <Gain metric={metric} difference={metrics[metric]!} reach={reach} />
                <td className="nowrap">
                  <Link
                    to="/playground"
                    search={{ as: some[0], among: some, ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) }}
                  >
                    {compare.listen} <span className="unseen">{compare.listenTo(compare.band(name))}</span>
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}

/** Heads of what {@link Gain} shows: the picture, and in a word. */
function Sides() {
  const { compare } = useTexts().judging;
  return (
    <>
      <th scope="col" className="wide">
        <span className="scale">
          <span>{compare.worseSide}</span>
          <span>{compare.betterSide}</span>
        </span>
      </th>
      <th scope="col">
        <span className="unseen">{compare.wins}</span>
      </th>
    </>
  );
}

interface GainProps {
  readonly metric: string;
  readonly difference: Difference;
  /** How far the picture goes to both sides; as far as the interval needs unless given. */
  readonly reach?: number;
}

/** A difference: in numbers, as a picture, and in a word. */
function Gain({ metric, difference, reach = reachOf([difference]) }: GainProps) {
  const { compare } = useTexts().judging;
  const { estimate } = useFormats();
  const gain = gainOf(metric, difference);
  const { value, range } = estimate(difference);
  return (
    <>
      <td className="number">
        <b>{difference.value > 0 ? `+${value}` : value}</b> <span className="soft">[{range}]</span>
      </td>
      <td className="wide">
        <Interval told={gain} from={-reach} to={reach} zero />
      </td>
      {gain.established ? (
        <td className={gain.value > 0 ? "good nowrap" : "bad nowrap"}>
          {gain.value > 0 ? `▲ ${compare.wins}` : `▼ ${compare.loses}`}
        </td>
      ) : (
        <td className="soft nowrap">○ {compare.open}</td>
      )}
    </>
  );
}

const reachOf = (differences: readonly Difference[]): number =>
  Math.max(1e-9, ...differences.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)])) * 1.15;
