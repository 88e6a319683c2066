import type { DataReport, Job } from "@segue/client";
import { Link } from "@tanstack/react-router";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Histogram } from "./histogram.js";
import { OverTime } from "./over-time.js";
import { Problem } from "./problem.js";
import { Bar, Rules } from "./rules.js";

type Cleaning = NonNullable<DataReport["cleaning"]>;

/** The quality report as pictures: what was left out and why, what the rest is like, and what it can train. */
export function Quality({ report: { cleaning, snapshot } }: { readonly report: DataReport }) {
  const { quality } = useTexts().data;
  const { count } = useFormats();
  return (
    <section>
      <h2>{quality.title}</h2>
      {cleaning === null ? (
        <Look text={quality.none} />
      ) : (
        <>
          {snapshot?.current === false && <Look text={quality.stale} />}
          <p className="leading">{quality.lead(count(cleaning.after.events), count(cleaning.before.events))}</p>
          <Rules cleaning={cleaning} />
          {cleaning.warnings.length > 0 && (
            <>
              <h2>{quality.warnings}</h2>
              <ul className="limits" lang="en">
                {cleaning.warnings.map(({ code, message }) => (
                  <li key={code}>{message}</li>
                ))}
              </ul>
            </>
          )}
          <Shape shape={cleaning.shape} />
          <Support support={cleaning.support} />
        </>
      )}
    </section>
  );
}

/** Has the data looked at: what it is good for is said by `text`. */
export function Look({ text }: { readonly text: string }) {
  const { client } = useSession();
  const { quality } = useTexts().data;
  const looking = useStart(() => client.take(client.api.POST("/v1/snapshots")) as Promise<Job>);
  return (
    <>
      <p>
        {text}{" "}
        <button type="button" className="plain" disabled={looking.isPending} onClick={() => looking.mutate()}>
          {quality.look}
        </button>
      </p>
      {looking.isError && <Problem error={looking.error} again={() => looking.mutate()} />}
    </>
  );
}

function Shape({ shape }: { readonly shape: Cleaning["shape"] }) {
  const { quality } = useTexts().data;
  const { count, percent, figure } = useFormats();
  const { timeLine, tracksPerUser, usersPerTrack, missing, catalogue } = shape;
  const binned = ({ bins }: Cleaning["shape"]["tracksPerUser"]) =>
    bins.map(({ from, to, count: n }) => ({ label: from === to ? count(from) : `${count(from)}–${count(to)}`, count: n }));
  const said = ({ median, mean, largest }: Cleaning["shape"]["tracksPerUser"]) =>
    quality.shape(figure(median), figure(mean), count(largest));
  return (
    <>
      <div className="histograms">
        <OverTime timeLine={timeLine} />
        <Histogram title={quality.tracksPerUser} said={said(tracksPerUser)} bins={binned(tracksPerUser)} />
        <Histogram title={quality.usersPerTrack} said={said(usersPerTrack)} bins={binned(usersPerTrack)} />
      </div>
      <p className="soft">{quality.topShare(percent(shape.topShare))}</p>
      <Missing missing={missing} catalogue={catalogue} />
    </>
  );
}

/** What is not known of how many tracks; what is known of all is named in a line. */
function Missing({ missing, catalogue }: Pick<Cleaning["shape"], "missing" | "catalogue">) {
  const { quality } = useTexts().data;
  const { percent } = useFormats();
  const gaps = missing.filter(({ missing: cells }) => cells > 0);
  const whole = missing.filter(({ missing: cells }) => cells === 0).map(({ field }) => field);
  if (missing.length === 0) return null;
  return (
    <>
      <h2>{quality.missing}</h2>
      {gaps.length > 0 && (
        <table className="table">
          <tbody>
            {gaps.map(({ field, missing: cells }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td className="number">{percent(cells / Math.max(1, catalogue))}</td>
                <td className="wide">
                  <Bar share={cells / Math.max(1, catalogue)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {whole.length > 0 && <p className="soft below">{quality.allKnown(whole.join(", "))}</p>}
    </>
  );
}

function Support({ support }: Pick<Cleaning, "support">) {
  const { quality } = useTexts().data;
  const { duration, bytes } = useFormats();
  return (
    <>
      <h2>{quality.support}</h2>
      <ul className="plain-list lines">
        {support.map(({ algorithm, unfit, estimate }) => (
          <li key={algorithm}>
            <span className={unfit === null ? "good" : "warn"}>
              {unfit === null ? "✓" : "✕"} <span className="unseen">{unfit === null ? quality.fits : quality.unfit}</span>
            </span>
            <Link to="/algorithms/$name" params={{ name: algorithm }} search={({ as }) => ({ as })}>
              {algorithm}
            </Link>
            <span className="soft" lang={unfit === null ? undefined : "en"}>
              {unfit ?? `${duration(estimate.seconds)} · ${bytes(estimate.bytes)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
