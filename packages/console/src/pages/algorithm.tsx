import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import type { Algorithm, TuningWish } from "@segue/client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { filled, labelsQuery, type Offer, offersFor, readableOf, type Teaching } from "../api/labels.js";
import { algorithmsQuery } from "../api/models.js";
import { parametersOf } from "../api/parameters.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { Cost } from "../parts/cost.js";
import { CostOfLearning } from "../parts/cost-of-learning.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { Problem } from "../parts/problem.js";
import { readForm, SchemaForm, type Written } from "../parts/schema-form.js";
import { TeachingForm, TeachingSaid } from "../parts/teaching.js";
import { useTexts } from "../texts/language.js";
import { NotFoundPage } from "./not-found.js";

/** How long typing has to rest before it is asked what it would cost, in milliseconds. */
const REST = 300;
/** On what a recipe is judged beside its training. */
const SPLIT = "random:0.8,0.1,0.1";
/** The same for one that says labels or numbers, and the word for not at all. */
const FOLDS = "folds:5";
const NOT_JUDGED = "none";

/** What does it do, and what would it cost? */
export function AlgorithmPage() {
  const { client } = useSession();
  const { algorithms } = useTexts().models;
  const { name } = useParams({ from: "/algorithms/$name" });
  return (
    <>
      <p className="crumb">
        <Link to="/algorithms" search={({ as }) => ({ as })}>
          {algorithms.back}
        </Link>
      </p>
      <Asked query={useQuery(algorithmsQuery(client))} shape={<ListSkeletons />}>
        {({ items }) => {
          const algorithm = items.find(({ id }) => id === name);
          return algorithm === undefined ? <NotFoundPage /> : <Recipe key={name} algorithm={algorithm} />;
        }}
      </Asked>
    </>
  );
}

function Recipe({ algorithm }: { readonly algorithm: Algorithm }) {
  const { client } = useSession();
  const { labels } = useTexts();
  const offers = useQuery({ ...labelsQuery(client), enabled: algorithm.task === "analyze" });
  if (algorithm.task !== "analyze") return <RecipeForm algorithm={algorithm} offers={NONE} />;
  return (
    <Asked
      query={offers}
      shape={
        <>
          <h1>{algorithm.id}</h1>
          <h2>{labels.title}</h2>
          <ListSkeletons />
        </>
      }
    >
      {({ items }) => <RecipeForm algorithm={algorithm} offers={offersFor(items, algorithm.learns)} />}
    </Asked>
  );
}

const NONE: readonly Offer[] = [];

interface RecipeFormProps {
  readonly algorithm: Algorithm;
  /** Labels that it could learn; none for one that recommends. */
  readonly offers: readonly Offer[];
}

function RecipeForm({ algorithm: { id, task, summary, paper, config: schema }, offers }: RecipeFormProps) {
  const { client } = useSession();
  const { labels } = useTexts();
  const { algorithms, form } = useTexts().models;
  const { set = {}, labels: from, reads, group } = useSearch({ from: "/algorithms/$name" });
  const navigate = useNavigate({ from: "/algorithms/$name" });
  const [as, setAs] = useState("");
  const [seed, setSeed] = useState("42");
  const [judged, setJudged] = useState(true);
  const recommends = task === "recommend";
  const teaching = recommends ? {} : filled({ labels: from, reads, group }, offers);
  const taught =
    recommends ||
    readableOf(
      teaching,
      offers.find(({ id: each }) => each === teaching.labels),
    ) !== 0;
  const parameters = parametersOf(schema);
  const { config, wrong } = readForm(parameters, set);
  const [asked] = useDebouncedValue(config, REST);
  const fine = taught && Object.keys(wrong).length === 0 && /^\d{1,15}$/.test(seed);
  const write = (changed: { set?: Written | undefined } & Teaching) =>
    void navigate({ search: (now) => ({ ...now, ...changed }), replace: true });
  const told = Object.fromEntries(Object.entries(teaching).filter(([, value]) => value !== undefined));
  const training = useStart(() =>
    client.startTraining({
      algorithm: id,
      config,
      seed: Number(seed),
      ...(as.trim() === "" ? {} : { as: as.trim() }),
      ...(judged ? { evaluate: recommends ? SPLIT : FOLDS } : recommends ? {} : { evaluate: NOT_JUDGED }),
      ...told,
    }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (fine) training.mutate();
      }}
    >
      <h1>{id}</h1>
      <p className="lead" lang="en">
        {summary}
      </p>
      <p className="soft">
        {algorithms.paper}: <span lang="en">{paper}</span>
      </p>
      {!recommends && (
        <>
          <h2>{labels.title}</h2>
          <TeachingForm offers={offers} teaching={teaching} change={write} />
        </>
      )}
      <h2>
        {form.parameters} {Object.keys(set).length > 0 && <small>{form.changed(String(Object.keys(set).length))}</small>}
      </h2>
      <SchemaForm
        parameters={parameters}
        texts={set}
        change={(texts) => write({ set: Object.keys(texts).length === 0 ? undefined : texts })}
      />
      <div className="fields">
        <Choice name="as" label={form.as} help={form.asHelp} value={as} change={setAs} placeholder={id} />
        <Choice name="seed" label={form.seed} help={form.seedHelp} value={seed} change={setSeed} />
        <div className="field">
          <div>
            <label htmlFor="judged">{form.evaluate}</label>
            <p className="soft">{recommends ? form.evaluateHelp : form.evaluateLabelsHelp}</p>
          </div>
          <div>
            <input id="judged" type="checkbox" checked={judged} onChange={(event) => setJudged(event.currentTarget.checked)} />
          </div>
        </div>
      </div>
      {training.isError && <Problem error={training.error} again={() => training.mutate()} />}
      <div className="closing">
        <Button type="submit" disabled={!fine} loading={training.isPending}>
          {form.train}
        </Button>
        {recommends ? fine && <Cost algorithm={id} config={asked} /> : <TeachingSaid offers={offers} teaching={teaching} />}
        {!recommends && fine && (
          <CostOfLearning algorithm={id} config={asked} wish={{ ...teaching, evaluate: judged ? FOLDS : NOT_JUDGED }} />
        )}
      </div>
      <Search algorithm={id} wish={{ config, ...told }} fine={fine} recommends={recommends} />
    </form>
  );
}

/** How many sets may be tried at once. */
const AT_ONCE = ["1", "2", "4", "8", "auto"];

interface SearchProps {
  readonly algorithm: string;
  readonly wish: { readonly config: Record<string, unknown> } & Teaching;
  readonly fine: boolean;
  readonly recommends: boolean;
}

/** Lets the service find parameters; those that were written stay as they are. */
function Search({ algorithm, wish, fine, recommends }: SearchProps) {
  const { client } = useSession();
  const { tuning } = useTexts().judging;
  const navigate = useNavigate();
  const [atOnce, setAtOnce] = useState("1");
  const parallel = atOnce === "auto" ? atOnce : Number(atOnce);
  const searching = useMutation({
    mutationFn: () => client.take(client.api.POST("/v1/tunings", { body: { algorithm, ...wish, parallel } as TuningWish })),
    onSuccess: ({ id }) => navigate({ to: "/tunings/$id", params: { id }, search: ({ as }) => ({ as }) }),
  });
  return (
    <>
      <p className="below">
        <button type="button" className="plain" disabled={!fine || searching.isPending} onClick={() => searching.mutate()}>
          {tuning.search}
        </button>{" "}
        <select
          className="input"
          aria-label={tuning.atOnce}
          value={atOnce}
          onChange={(event) => setAtOnce(event.currentTarget.value)}
        >
          {AT_ONCE.map((each) => (
            <option key={each} value={each}>
              {each === "auto" ? tuning.asManyAsFit : tuning.parallel(each)}
            </option>
          ))}
        </select>{" "}
        <span className="soft">{recommends ? tuning.searchHow : tuning.searchHowLabels}</span>
      </p>
      {searching.isError && <Problem error={searching.error} again={() => searching.reset()} />}
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly change: (text: string) => void;
  readonly placeholder?: string;
}

function Choice({ name, label, help, value, change, placeholder }: ChoiceProps) {
  return (
    <div className="field">
      <div>
        <label htmlFor={name}>{label}</label>
        <p className="soft" id={`${name}-help`}>
          {help}
        </p>
      </div>
      <div>
        <input
          id={name}
          className="input"
          aria-describedby={`${name}-help`}
          autoComplete="off"
          placeholder={placeholder}
          value={value}
          onChange={(event) => change(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}
