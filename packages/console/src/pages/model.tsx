import type { Model, ModelCard } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { cardQuery, modelQuery } from "../api/models.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { Confusion } from "../parts/confusion.js";
import { Figures } from "../parts/figures.js";
import { LearningCurves } from "../parts/learning-curve.js";
import { Lineage } from "../parts/lineage.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { ModelActions } from "../parts/model-actions.js";
import { modelName } from "../parts/model-link.js";
import { Parameters } from "../parts/parameters.js";
import { Problem } from "../parts/problem.js";
import { Reliability } from "../parts/reliability.js";
import { Slices } from "../parts/slices.js";
import { Versions } from "../parts/versions.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** What is it, how good is it, and where is it from? */
export function ModelPage() {
  const { client } = useSession();
  const { places } = useTexts();
  const { name, version } = useParams({ from: "/models/$name/$version" });
  const id = `${name}@${version}`;
  const model = useQuery(modelQuery(client, id));
  const card = useQuery(cardQuery(client, id));
  return (
    <>
      <p className="crumb">
        <Link to="/models" search={({ as }) => ({ as })}>
          {places.models}
        </Link>
      </p>
      <h1>{modelName(id)}</h1>
      <Asked query={model} shape={<ListSkeletons />}>
        {(told) => (
          <>
            <Standing model={told} />
            <ModelActions model={told} />
            <Asked query={card} shape={<ListSkeletons />}>
              {(said) => <About model={told} card={said} />}
            </Asked>
          </>
        )}
      </Asked>
    </>
  );
}

function Standing({ model }: { readonly model: Model }) {
  const { one } = useTexts().models;
  const { count, ago } = useFormats();
  const serving = model.deployments.length > 0;
  return (
    <p className="lead">
      <span className={serving ? "good" : undefined}>
        {serving ? `● ${one.serves(model.deployments.join(", "))}` : one.servesNot}
      </span>
      {" · "}
      {model.task === "analyze"
        ? one.learnedLabels(count(model.tracks))
        : one.learnedFrom(count(model.users), count(model.tracks))}
      {" · "}
      {ago(model.createdAt)}
    </p>
  );
}

function About({ model, card }: { readonly model: Model; readonly card: ModelCard }) {
  const { one } = useTexts().models;
  const formats = useFormats();
  const { evaluation } = model;
  return (
    <>
      <section>
        <h2>
          {one.figures}{" "}
          {evaluation !== null && (
            <small>
              {evaluation.labels === undefined
                ? one.figuresHow(evaluation.split, formats.count(evaluation.users))
                : one.labelsHow(evaluation.split, formats.count(evaluation.labels.examples))}
            </small>
          )}
        </h2>
        {evaluation === null ? (
          <Judge card={card} />
        ) : (
          <Figures metrics={evaluation.metrics} ofLabels={evaluation.labels !== undefined} />
        )}
      </section>
      {evaluation !== null && evaluation.slices.length > 0 && <Slices slices={evaluation.slices} />}
      {evaluation?.labels?.confusion !== undefined && <Confusion report={evaluation.labels} />}
      {evaluation?.labels !== undefined && evaluation.labels.reliability.length > 0 && (
        <Reliability bins={evaluation.labels.reliability} />
      )}
      <LearningCurves curves={card.curves} />
      <Lineage card={card} />
      <Parameters card={card} />
      <section>
        <h2>{one.limits}</h2>
        <p lang="en">{card.algorithm.summary}</p>
        <ul className="limits" lang="en">
          {card.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
        {card.cost !== null && (
          <p className="soft below">
            {one.cost(formats.duration(card.cost.secondsPer1000), formats.bytes(card.cost.megabytes * 1e6))}
          </p>
        )}
      </section>
      <Versions model={model} />
    </>
  );
}

/** A recipe as an evaluation takes it: what differs from the usual. */
function recipeOf({ algorithm, parameters }: ModelCard): string {
  const set = parameters.filter(({ changed }) => changed).map(({ name, value }) => `${name}=${toldAs(value)}`);
  return set.length === 0 ? algorithm.name : `${algorithm.name}:${set.join(",")}`;
}

const toldAs = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

function Judge({ card }: { readonly card: ModelCard }) {
  const { client } = useSession();
  const { one } = useTexts().models;
  const judging = useStart(() =>
    client.startEvaluation({
      subjects: card.task === "analyze" ? [recipeOf(card)] : [recipeOf(card), "popularity"],
      seed: card.seed,
      // By the labels that it learned, and what it read.
      ...(card.learned !== null && { labels: card.learned.labels, reads: card.learned.wish, group: card.learned.group }),
    }),
  );
  return (
    <>
      <p>{one.notJudged}</p>
      <p className="below">
        <button type="button" className="plain" disabled={judging.isPending} onClick={() => judging.mutate()}>
          {one.judge}
        </button>
      </p>
      {judging.isError && <Problem error={judging.error} again={() => judging.mutate()} />}
    </>
  );
}
