import type { ModelCard } from "@segue/client";
import { Link } from "@tanstack/react-router";
import type { Texts } from "../texts/en/index.js";
import { type Formats, useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { LineageGraph, type LineageNode } from "./lineage-graph.js";
import { modelName } from "./model-link.js";
import { RunLink } from "./run-link.js";
import { Scrolled } from "./scrolled.js";

/** Imports that are drawn one by one. */
const DRAWN = 4;

/** From what came in to what is answered: as a graph, and in words for who cannot see it or has no room for it. */
export function Lineage({ card }: { readonly card: ModelCard }) {
  const { models } = useTexts();
  const formats = useFormats();
  const steps = stepsOf(card, models.one, formats);
  return (
    <section>
      <h2>{models.one.lineage}</h2>
      <Scrolled label={models.one.lineage}>
        <LineageGraph columns={steps.map(({ nodes }) => nodes)} />
      </Scrolled>
      {card.holds === "histories" && <p className="soft below">{models.one.holds}</p>}
      <details className="lineage-words">
        <summary>{models.one.lineageList}</summary>
        <dl>
          {steps
            .filter(({ nodes }) => nodes.length > 0)
            .map(({ name, nodes }) => (
              <div key={name}>
                <dt>{name}</dt>
                {nodes.map(({ id, title, said }) => (
                  <dd key={id}>
                    {title} {said !== undefined && <span className="soft">{said}</span>}
                  </dd>
                ))}
              </div>
            ))}
        </dl>
      </details>
    </section>
  );
}

interface Step {
  readonly name: string;
  readonly nodes: readonly LineageNode[];
}

type Words = Texts["models"]["one"];

const stepsOf = (card: ModelCard, one: Words, formats: Formats): Step[] => [
  { name: one.cameIn, nodes: sourcesOf(card, one, formats) },
  { name: one.data, nodes: [learnedFrom(card, one, formats)] },
  { name: one.parts, nodes: partsOf(card, one) },
  { name: one.model, nodes: [modelOf(card, one, formats)] },
  { name: one.answers, nodes: servedBy(card, one, formats) },
];

function sourcesOf({ data, origin }: ModelCard, one: Words, { count }: Formats): LineageNode[] {
  if (origin !== null)
    return [{ id: "origin", title: modelName(origin.model), said: one.broughtFrom(modelName(origin.model), origin.exportedBy) }];
  if (data === null) return [];
  const shown = data.imports.length > DRAWN ? data.imports.slice(0, DRAWN - 1) : data.imports;
  const more = data.imports.length - shown.length;
  return [
    ...shown.map(({ name, format, simulated }, i) => ({
      id: `import ${i}`,
      title: name,
      said: simulated ? one.simulated : format,
    })),
    ...(more > 0 ? [{ id: "more", title: one.moreImports(count(more)) }] : []),
    ...(data.liveEvents > 0 ? [{ id: "live", title: one.live(count(data.liveEvents)) }] : []),
  ];
}

function learnedFrom({ data, learned }: ModelCard, one: Words, { count }: Formats): LineageNode {
  if (learned !== null)
    return {
      id: "labels",
      title: one.labels(learned.labels, count(learned.classes.length), count(learned.examples)),
      said: learned.reads.join(", "),
    };
  if (data === null) return { id: "unknown", title: one.unknownData };
  return {
    id: "snapshot",
    title: (
      <Link to="/data" search={({ as }) => ({ as })}>
        {one.cleaned(count(data.events), count(data.before))}
      </Link>
    ),
    said: <code>{data.snapshot.slice(0, 12)}</code>,
  };
}

/** What it combines, and the search that found its parameters. */
function partsOf({ children, search }: ModelCard, one: Words): LineageNode[] {
  const combined = children.map(({ place, algorithm, config }) => ({
    id: place,
    title: (
      <Link to="/algorithms/$name" params={{ name: algorithm }} search={({ as }) => ({ as, set: written(config) })}>
        {algorithm}
      </Link>
    ),
    said: Object.entries(written(config))
      .map(([name, value]) => `${name} ${value}`)
      .join(", "),
  }));
  if (search === null) return combined;
  const title = (
    <Link to="/tunings/$id" params={{ id: search }} search={({ as }) => ({ as })}>
      {one.search}
    </Link>
  );
  return [...combined, { id: "search", title }];
}

function modelOf(card: ModelCard, one: Words, { duration, bytes }: Formats): LineageNode {
  const { training, job } = card;
  return {
    id: "model",
    title: modelName(card.id),
    said: (
      <>
        {duration(training.seconds.train)} · {bytes(training.bytes)} {job !== null && <RunLink job={job}>{one.run}</RunLink>}
      </>
    ),
    isHere: true,
  };
}

function servedBy({ served }: ModelCard, one: Words, { percent }: Formats): LineageNode[] {
  if (served.length === 0) return [{ id: "nowhere", title: one.nowhere }];
  return served.map(({ deployment, share }) => ({
    id: deployment,
    title: deployment,
    ...(share < 1 ? { said: percent(share) } : {}),
  }));
}

const written = (config: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(config).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
