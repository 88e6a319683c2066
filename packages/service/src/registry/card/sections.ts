import { many, percent } from "../../reports/html.js";
import { sparkline } from "../../reports/sparkline.js";
import { labelSections, learnedSection } from "./label-sections.js";
import type { ModelCard } from "./schema.js";
import { EMPTY, type Section } from "./section.js";

/** Metrics told of a model as a whole; all are in the JSON. */
const SHOWN = ["ndcg", "recall", "hit", "mrr", "precision", "coverage", "novelty"];

/** A card as people read it, whatever it is written in. */
export function sectionsOf(card: ModelCard): { title: string; intro: string; sections: Section[] } {
  const origin = card.origin === null ? "" : ` Trained elsewhere as ${card.origin.model}.`;
  return {
    title: `Model card: ${card.id}`,
    intro: `${card.algorithm.summary}${origin}`,
    sections: [
      what(card),
      card.learned === null ? data(card) : learnedSection(card),
      ...(card.data === null ? [] : [cleaning(card.data)]),
      parameters(card),
      ...card.curves.map(curve),
      ...(card.evaluation?.labels === undefined ? [figures(card)] : labelSections(card)),
      ...(card.evaluation === null || card.evaluation.slices.length === 0 ? [] : [slices(card.evaluation)]),
      served(card),
      { ...EMPTY, heading: "Limits", list: card.limits },
    ],
  };
}

function what({ algorithm, holds, seed, codeVersion, job, createdAt, training }: ModelCard): Section {
  const rows = [
    ["Algorithm", algorithm.name],
    ["Described in", algorithm.paper],
    ["Holds", holds === "tracks" ? "what was learned about tracks; no listener" : "listening histories, without names"],
    ["Made", `${minute(createdAt)}${job === null ? "" : `, by job ${job}`}`],
    ["Code", codeVersion === "" ? "not noted" : `Segue ${codeVersion}`],
    ["Seed", String(seed)],
    [
      "Training",
      `${training.seconds.train} s, data loaded in ${training.seconds.load} s, at most ${many(training.peakRssMb)} MB of memory`,
    ],
    ["Size", `${many(training.bytes / 1e6)} MB for ${many(training.tracks)} tracks`],
  ];
  return { ...EMPTY, heading: "What it is", headings: ["", ""], rows };
}

function data({ data, training }: ModelCard): Section {
  if (data === null) return { ...EMPTY, heading: "Data", text: ["What it learned from is not known here any more."] };
  const { imports, liveEvents, events, users, tracks, period, snapshot, takenAt } = data;
  const rows = [
    ["Snapshot", `${snapshot}, taken ${minute(takenAt)}`],
    [
      "Imports",
      imports.map(({ name, format, simulated }) => `${name} (${format}${simulated ? ", simulated" : ""})`).join(", ") || "none",
    ],
    ["Events that came in one by one", many(liveEvents)],
    ["Listeners", many(users)],
    ["Tracks", tracks === training.tracks ? many(tracks) : `${many(tracks)}, learned from ${many(training.tracks)}`],
    ["Events", many(events)],
    [
      "Period",
      period === null ? "no times" : `${period.from.slice(0, LENGTH[period.unit])} to ${period.to.slice(0, LENGTH[period.unit])}`,
    ],
  ];
  return { ...EMPTY, heading: "Data", headings: ["", ""], rows };
}

/** Characters of a time that tell a day, month or year. */
const LENGTH: Readonly<Record<string, number>> = { day: 10, month: 7, year: 4 };

function cleaning({ before, events, cleaning, sameTracks }: NonNullable<ModelCard["data"]>): Section {
  const rows = cleaning.map(({ title, events: left }) => [title, left === null ? "off" : many(left)]);
  return {
    ...EMPTY,
    heading: "Cleaning",
    text: [`Of ${many(before)} events ${many(events)} were left; ${many(sameTracks)} tracks were taken for another one.`],
    headings: ["Rule", "Events left out"],
    rows,
  };
}

function parameters({ parameters }: ModelCard): Section {
  const rows = parameters.map(({ name, value, default: standard, changed, description }) => [
    name,
    text(value),
    changed ? text(standard) : "the same",
    description,
  ]);
  return { ...EMPTY, heading: "Parameters", headings: ["Parameter", "Value", "Default", ""], rows };
}

/** How a network learned: its losses and figures as lines of blocks, and epoch by epoch. */
function curve({ algorithm, epochs, learned, endedByHand }: ModelCard["curves"][number]): Section {
  const names = [...new Set(learned.flatMap(({ heldOut }) => Object.keys(heldOut)))];
  const columns = [
    { name: "loss", values: learned.map(({ loss }) => loss) },
    ...names.map((name) => ({ name: `${name}, held out`, values: learned.map(({ heldOut }) => heldOut[name] ?? Number.NaN) })),
  ];
  const ended = endedByHand
    ? ` Somebody ended it before the ${epochs} that were meant: trained again with the same parameters it becomes another model.`
    : learned.length < epochs
      ? ` It ended before the ${epochs} that were meant, when what was held out gained nothing more.`
      : "";
  return {
    ...EMPTY,
    heading: `Learning: ${algorithm}`,
    text: [
      `${many(learned.length)} rounds over the data.${ended}`,
      ...columns.map(
        ({ name, values }) => `${sparkline(values)} ${name}, from ${decimals(values[0]!)} to ${decimals(values.at(-1)!)}`,
      ),
    ],
    headings: ["Epoch", ...columns.map(({ name }) => name)],
    rows: learned.map(({ epoch }, i) => [String(epoch), ...columns.map(({ values }) => decimals(values[i]!))]),
  };
}

const decimals = (value: number) => (Number.isNaN(value) ? "" : value.toFixed(4));

function figures({ evaluation }: ModelCard): Section {
  if (evaluation === null) return { ...EMPTY, heading: "Figures", text: ["It was not judged."] };
  const { split, seed, users, metrics } = evaluation;
  const rows = Object.entries(metrics)
    .filter(([name]) => SHOWN.includes(name.split("@")[0]!))
    .map(([name, { value, low, high }]) => [name, value.toFixed(4), `${low.toFixed(4)} to ${high.toFixed(4)}`]);
  const said = `The same recipe trained on a part of the data and judged on another: split ${split}, seed ${seed}, ${many(users)} listeners, the whole catalogue ranked.`;
  return { ...EMPTY, heading: "Figures", text: [said], headings: ["Metric", "Value", "95 % interval"], rows };
}

function slices({ slices }: NonNullable<ModelCard["evaluation"]>): Section {
  const rows = slices.flatMap(({ by, name, users, metrics }) =>
    Object.entries(metrics).map(([metric, { value, low, high }]) => [
      by,
      name,
      many(users),
      metric,
      value.toFixed(4),
      `${low.toFixed(4)} to ${high.toFixed(4)}`,
    ]),
  );
  return {
    ...EMPTY,
    heading: "Figures by parts",
    text: [
      "Parts of under 20 listeners are not told of. Of popularity: head, middle and tail each have a third of all pairs of listener and track.",
    ],
    headings: ["By", "Part", "Listeners", "Metric", "Value", "95 % interval"],
    rows,
  };
}

function served({ served, aliases, cost }: ModelCard): Section {
  const where = served.map(({ deployment, share, by }) =>
    by === null ? deployment : `${deployment}: ${percent(share)} of the ${by === "listener" ? "listeners" : "score"}`,
  );
  const rows = [
    ["Served by", where.join(", ") || "no deployment"],
    ["Aliases", aliases.join(", ") || "none"],
    [
      "1,000 answers cost",
      cost === null
        ? "not measured yet"
        : `${cost.secondsPer1000} s, and ${cost.megabytes} MB of memory (${many(cost.answers)} measured)`,
    ],
  ];
  return { ...EMPTY, heading: "Where it is served, and what answers cost", headings: ["", ""], rows };
}

const minute = (time: string) => `${time.slice(0, 16).replace("T", " ")} UTC`;
const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
