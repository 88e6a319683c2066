import type { Tuning } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { tuningQuery } from "../api/judging.js";
import { teachingIn } from "../api/labels.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { metricName } from "../parts/figures.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { Bar } from "../parts/rules.js";
import { RunLink } from "../parts/run-link.js";
import { Trials } from "../parts/trials.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** Which parameters suit the data, and which of them matter? */
export function TuningPage() {
  const { client } = useSession();
  const { places } = useTexts();
  const { tuning: texts } = useTexts().judging;
  const { id } = useParams({ from: "/tunings/$id" });
  const tuning = useQuery(tuningQuery(client, id));
  return (
    <>
      <p className="crumb">
        <Link to="/models" search={({ as }) => ({ as })}>
          {places.models}
        </Link>
      </p>
      <h1>{texts.title(tuning.data?.algorithm ?? id)}</h1>
      <Asked query={tuning} shape={<ListSkeletons />}>
        {(told) => (
          <>
            <Found tuning={told} />
            <Importance importance={told.importance} />
            <Trials tuning={told} />
          </>
        )}
      </Asked>
    </>
  );
}

function Found({ tuning }: { readonly tuning: Tuning }) {
  const { judging, models, labels } = useTexts();
  const { tuning: texts } = judging;
  const { count, estimate } = useFormats();
  const { best, usual, final, algorithm, made, trials, metric, job, state, judgedBy, parallel = 1 } = tuning;
  const gain = final?.gains[0];
  const set = Object.fromEntries(
    Object.entries(best?.config ?? {}).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
  return (
    <>
      <p className="lead">
        {texts.lead(count(made), count(trials), metric === null ? "…" : metricName(metric))} · {models.run.states[state]}
        {parallel !== 1 && ` · ${parallel === "auto" ? texts.asManyAsFit : texts.parallel(count(parallel))}`}
      </p>
      {tuning.labels !== undefined && (
        <p className="soft">
          {labels.learns}: {labels.places[tuning.labels] ?? labels.fact(tuning.labels)} · {labels.reads}:{" "}
          {contentName(tuning.reads, labels.contents)}
        </p>
      )}
      {(state === "running" || state === "queued") && (
        <progress value={made} max={trials} aria-label={models.run.progress} className="thin" />
      )}
      {best !== null && usual !== null && <p>{texts.gain(estimate(best.figure).value, estimate(usual).value)}</p>}
      {final !== null && (
        <p>
          {texts.test}:{" "}
          {gain === undefined
            ? texts.testSame
            : texts.testGain(estimate(gain).value, estimate(gain).range, texts.judges[judgedBy](count(final.listeners)))}
        </p>
      )}
      <p className="next">
        {best !== null && (
          <Link
            to="/algorithms/$name"
            params={{ name: algorithm }}
            search={({ as }) => ({ as, set, ...teachingIn(tuning as Record<string, unknown>) })}
          >
            {texts.train}
          </Link>
        )}
        <RunLink job={job}>{texts.job}</RunLink>
      </p>
    </>
  );
}

/** What is read in words, or the names of sets of features. */
const contentName = (reads = "sound", names: Readonly<Record<string, string>>) => names[reads] ?? reads;

function Importance({ importance }: Pick<Tuning, "importance">) {
  const { tuning: texts } = useTexts().judging;
  const { percent } = useFormats();
  const most = Math.max(0.01, ...(importance ?? []).map(({ share }) => share));
  return (
    <section>
      <h2>
        {texts.importance} <small>{texts.importanceHow}</small>
      </h2>
      {importance === null ? (
        <p className="soft">{texts.importanceNone}</p>
      ) : (
        <table className="table">
          <tbody>
            {importance.map(({ parameter, share }) => (
              <tr key={parameter}>
                <th scope="row">{parameter}</th>
                <td className="number">{percent(share)}</td>
                <td className="wide">
                  <Bar share={share / most} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
