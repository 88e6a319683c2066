import type { Job } from "@segue/client";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { MapKind } from "../api/map.js";
import type { AutoResult, EvaluateResult, ImportResult, TrainResult } from "../api/results.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { CameIn } from "./came-in.js";
import { Expired, type ExpiredResult } from "./expired.js";
import { Exported, type ExportResult } from "./exported.js";
import { ceiling, Figures, metricName } from "./figures.js";
import { Interval } from "./interval.js";
import { ModelLink, modelName } from "./model-link.js";
import { Ranking } from "./ranking.js";
import { TriedImport } from "./tried-import.js";

/** What came of a job, by its kind; what a result is, each kind says for itself. */
const SHOWN: Readonly<Record<string, (result: never, job: Job) => ReactNode>> = {
  train: (result: TrainResult) => <Trained result={result} />,
  auto: (result: AutoResult) => <Chosen result={result} />,
  evaluate: ({ models }: EvaluateResult, { id }) => <Judgement models={models} run={id} />,
  export: (result: ExportResult, job) => <Exported job={job} result={result} />,
  map: ({ map: of }: { readonly map: MapKind }) => <Drawn of={of} />,
  snapshot: () => <Described />,
  retain: (result: ExpiredResult) => <Expired result={result} />,
  music: (result: Pick<ImportResult, "import">) => <Music result={result} />,
  simulate: (result: Pick<ImportResult, "import" | "rows">) => <CameIn result={result} />,
  demo: (result: Pick<ImportResult, "import" | "rows">) => <CameIn result={result} />,
  import: (result: ImportResult, job) => (result.dryRun ? <TriedImport job={job} /> : <CameIn result={result} />),
};

/** What came of a job that is done. */
export function JobResult({ job }: { readonly job: Job }) {
  return SHOWN[job.kind]?.(job.result as never, job) ?? null;
}

function Drawn({ of }: { readonly of: MapKind }) {
  const { map } = useTexts();
  return (
    <p className="next">
      <Link to="/map" search={({ as }) => ({ as, of })}>
        {map.open}
      </Link>
    </p>
  );
}

function Described() {
  const { quality } = useTexts().data;
  return (
    <p className="next">
      <Link to="/data" search={({ as }) => ({ as })}>
        {quality.open}
      </Link>
    </p>
  );
}

function Music({ result: { import: id } }: { readonly result: Pick<ImportResult, "import"> }) {
  const { came } = useTexts().data;
  return (
    <p className="next">
      <Link to="/imports/$id" params={{ id }} search={({ as }) => ({ as })}>
        {came.open}
      </Link>
    </p>
  );
}

function Judgement({ models, run }: EvaluateResult & { readonly run: string }) {
  const { list } = useTexts().models;
  return (
    <>
      <Ranking judged={models} />
      <p className="next">
        <Link to="/compare" search={({ as }) => ({ as, run })}>
          {list.judgedRun}
        </Link>
      </p>
    </>
  );
}

function Trained({ result: { model, version, metrics } }: { readonly result: TrainResult }) {
  const { run, one } = useTexts().models;
  const id = `${model}@${version}`;
  return (
    <>
      <p className="next">
        <ModelLink id={id}>{run.open(modelName(id))}</ModelLink>
      </p>
      {metrics !== undefined && (
        <section>
          <h2>{one.figures}</h2>
          <Figures metrics={metrics} />
        </section>
      )}
    </>
  );
}

function Chosen({ result }: { readonly result: AutoResult }) {
  const { run } = useTexts().models;
  const { estimate } = useFormats();
  // The sentence that says what was chosen; the way to it is told to who asks for it.
  const chosen = result.explanation.filter((line) => line.startsWith("Chosen"));
  const said = chosen.length > 0 ? chosen : result.explanation;
  const top = ceiling(result.compared.map(({ figure }) => figure?.high ?? 0));
  return (
    <>
      <p>{result.promoted ? run.served(result.deployment) : run.notServed}</p>
      <p className="next">
        <ModelLink id={result.model}>{run.open(modelName(result.model))}</ModelLink>
        <Link to="/" search={({ as }) => ({ as })}>
          {run.listen}
        </Link>
      </p>
      <section>
        <h2>{run.why}</h2>
        <div className="prose" lang="en">
          {said.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        {said.length < result.explanation.length && (
          <details>
            <summary>{run.whyWhole}</summary>
            <div className="prose" lang="en">
              {result.explanation.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </div>
          </details>
        )}
      </section>
      {result.compared.length > 0 && (
        <section>
          <h2>
            {run.compared} <small>{metricName(result.metric)}</small>
          </h2>
          <table className="table">
            <tbody>
              {result.compared.map(({ algorithm, figure }) => {
                const shown = figure === null ? undefined : estimate(figure);
                return (
                  <tr key={algorithm}>
                    <th scope="row">{algorithm}</th>
                    <td className="number">{shown === undefined ? "—" : `${shown.value} [${shown.range}]`}</td>
                    <td className="wide">{figure !== null && <Interval told={figure} from={0} to={top} />}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
