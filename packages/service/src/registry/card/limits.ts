import type { ModelData, ModelRecord } from "../../ports/models.js";

/** What is known of a model and of its surroundings. */
export interface Circumstances {
  readonly record: ModelRecord;
  readonly data: ModelData | null;
  /** Tracks that the store holds now. */
  readonly catalogue: number;
  /** Whether the listening data have changed since it was trained. */
  readonly changedSince: boolean;
  readonly now: number;
}

/** Data older than this are told to be, in days. */
const OLD = 30;
const DAY = 86_400_000;
/** Fewer listeners than this make figures that may well be luck. */
const FEW_JUDGED = 100;

/** What a model cannot do and what is not known of it, each in a plain sentence that follows from a fact. */
export function limitsOf(circumstances: Circumstances): string[] {
  if (circumstances.record.task === "analyze") return ofAnalyzer(circumstances.record);
  return [
    ...ofTracks(circumstances),
    "A listener of whom it knows no track is given what most listeners heard.",
    ...ofPeople(circumstances),
    ...ofData(circumstances),
    ...ofEvaluation(circumstances),
    ...ofOrigin(circumstances),
  ];
}

/** Fewer examples than this make figures that may well be luck. */
const FEW_EXAMPLES = 200;

function ofAnalyzer({ evaluation }: ModelRecord): string[] {
  const always = [
    "It knows what it was shown, and says one of that of whatever it is given: also of speech, noise, silence and a blank page.",
  ];
  if (evaluation?.labels === undefined) return [...always, "It was not judged: nobody knows how often it is right."];
  const { examples, byClass } = evaluation.labels;
  const missed = byClass.filter(({ examples: own, recall }) => own > 0 && recall === 0).map(({ name }) => name);
  return [
    ...always,
    "Its figures are those of the same recipe trained on a part of the examples; the model itself learned from all of them.",
    ...(examples < FEW_EXAMPLES ? [`Only ${many(examples)} examples were judged: the intervals are wide.`] : []),
    ...(missed.length > 0 ? [`Of these it never told one rightly: ${missed.join(", ")}.`] : []),
  ];
}

function ofTracks({ record: { tracks }, catalogue }: Circumstances): string[] {
  if (catalogue <= tracks) return [`It knows ${many(tracks)} tracks and recommends no other.`];
  return [
    `It knows ${many(tracks)} tracks; the catalogue holds ${many(catalogue)} now: what came in since, and what nobody had heard, it never recommends.`,
  ];
}

function ofPeople({ record: { holds } }: Circumstances): string[] {
  if (holds === "tracks") return [];
  return [
    "It holds listening histories (without names): it is trained again whenever a listener is erased, and is given away only on an explicit word.",
  ];
}

function ofData({ data, changedSince, now, record }: Circumstances): string[] {
  if (data === null) return ["What it learned from is not known here any more."];
  const said: string[] = [];
  if (data.imports.some(({ simulated }) => simulated))
    said.push("Some of its data are simulated: its figures say nothing about real listeners.");
  if (data.period === null)
    said.push("Its data carry no times: it cannot have learned what is new or what has gone out of fashion.");
  const age = Math.floor((now - data.takenAt) / DAY);
  if (changedSince) said.push(`Its data were taken on ${day(data.takenAt)} and have changed since.`);
  else if (age > OLD) said.push(`Its data are ${many(age)} days old.`);
  if (record.users < FEW_JUDGED) said.push(`It learned from ${many(record.users)} listeners: their habits weigh heavily.`);
  return said;
}

function ofEvaluation({ record: { evaluation } }: Circumstances): string[] {
  if (evaluation === null) return ["It was not judged: nobody knows how well it recommends. Train it with --evaluate."];
  const said = [
    "Its figures are those of the same recipe trained on a part of the data; the model itself learned from all of them.",
  ];
  if (evaluation.split.startsWith("random"))
    said.push("It was judged on tracks drawn at random, not on what was heard later: in use it may do worse.");
  if (evaluation.users < FEW_JUDGED) said.push(`Only ${many(evaluation.users)} listeners were judged: the intervals are wide.`);
  return said;
}

function ofOrigin({ record: { origin } }: Circumstances): string[] {
  if (origin === null) return [];
  return [
    `It was trained elsewhere (there ${origin.model}): its data and figures are what the file said, and its track ids those of there.`,
  ];
}

const many = (n: number) => n.toLocaleString("en");
const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
