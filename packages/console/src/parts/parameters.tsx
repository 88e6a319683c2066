import type { ModelCard } from "@segue/client";
import { Link } from "@tanstack/react-router";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** With which parameters a model learned: those that differ from the usual first, the others folded away. */
export function Parameters({ card: { algorithm, parameters, seed, learned } }: { readonly card: ModelCard }) {
  const { one } = useTexts().models;
  const { count } = useFormats();
  const changed = parameters.filter((each) => each.changed);
  const usual = parameters.filter((each) => !each.changed);
  const set = Object.fromEntries(changed.map(({ name, value }) => [name, told(value)]));
  return (
    <section>
      <h2>
        {one.parameters}{" "}
        <small>
          {changed.length === 0 ? one.parametersUsual : one.parametersChanged(count(changed.length), count(parameters.length))}
        </small>
      </h2>
      {changed.length > 0 && <List parameters={changed} />}
      <details>
        <summary>
          {algorithm.name} · {one.seed} {seed}
        </summary>
        <List parameters={usual} />
      </details>
      <p className="below">
        <Link
          to="/algorithms/$name"
          params={{ name: algorithm.name }}
          search={({ as }) => ({
            as,
            ...(changed.length === 0 ? {} : { set }),
            ...(learned === null ? {} : { labels: learned.labels, reads: learned.wish, group: learned.group }),
          })}
        >
          {one.trainAgain}
        </Link>
      </p>
    </section>
  );
}

function List({ parameters }: { readonly parameters: ModelCard["parameters"] }) {
  const { one } = useTexts().models;
  return (
    <dl className="parameters">
      {parameters.map(({ name, value, default: usual, changed, description }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{told(value)}</b> {changed && <span className="soft">{one.usual(told(usual))}</span>}
            <p className="soft" lang="en">
              {description}
            </p>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const told = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
