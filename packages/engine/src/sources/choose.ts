import { isBinary, isPacked } from "./binary.js";
import { sources } from "./list.js";
import { type Fault, problemAt } from "./problem.js";
import { type InputFile, type Sample, type Source, SourceError } from "./source.js";

/** Which source reads what of the files that were given. */
export interface Choice {
  /** Every source that reads something, with its files in the order given; in order of their first files. */
  readonly groups: readonly { readonly source: Source; readonly files: readonly InputFile[] }[];
  /** What nobody reads, and why. */
  readonly leftAside: readonly { readonly name: string; readonly reason: string }[];
}

/** Below this a source would rather say what is missing in a file than be taken for its reader when there are better-known ones. */
const SURE = 0.5;

/**
 * Gives each file to the source that is surest of it; `named`, where the user says which source it is, reads all that it does not
 * plainly deny, or everything when it denies all.
 *
 * @throws SourceError, with the formats there are, when there is nothing to read
 */
export function chooseSources(samples: readonly Sample[], named?: Source): Choice {
  const guesses = samples.map((sample) => (named ? guessBy([named], sample, samples) : guessBy(sources, sample, samples)));
  const surest = Math.max(0, ...guesses.map(({ sureness }) => sureness));
  if (surest === 0 && named && samples.length > 0)
    return { groups: [{ source: named, files: samples.map(({ file }) => file) }], leftAside: [] };
  if (surest === 0) throw new SourceError(problemAt(placeOf(samples), undefined, undefined, why(samples)));
  const least = named ? Number.MIN_VALUE : Math.min(SURE, surest);
  const groups = new Map<Source, InputFile[]>();
  const leftAside: { name: string; reason: string }[] = [];
  samples.forEach((sample, i) => {
    const { source, sureness } = guesses[i]!;
    if (source !== undefined && sureness >= least) groups.set(source, [...(groups.get(source) ?? []), sample.file]);
    else leftAside.push({ name: sample.file.name, reason: why([sample]).reason });
  });
  return { groups: [...groups].map(([source, files]) => ({ source, files })), leftAside };
}

interface Guess {
  readonly source: Source | undefined;
  readonly sureness: number;
}

function guessBy(among: readonly Source[], sample: Sample, all: readonly Sample[]): Guess {
  let best: Guess = { source: undefined, sureness: 0 };
  for (const source of among) {
    const sureness = source.detect(sample, all);
    if (sureness > best.sureness) best = { source, sureness };
  }
  return best;
}

/** The first NUL byte, so that one in a table can be found; or the first line. */
function placeOf([first]: readonly Sample[]) {
  const at = first?.head.indexOf(0) ?? -1;
  const line = at < 0 ? 1 : first!.head.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;
  return { file: first?.file.name ?? ".", line };
}

function why(samples: readonly Sample[]): Fault {
  if (samples.length === 0)
    return { rule: "no-files", reason: "there are no files", remedy: "Name a file, or a folder that holds some." };
  if (samples.every(({ head }) => head.length === 0)) {
    return { rule: "empty-file", reason: "the file is empty", remedy: "Check that it was saved or downloaded completely." };
  }
  if (samples.every(({ head }) => isPacked(head))) {
    return { rule: "packed-file", reason: "the file is packed (gzip or ZIP)", remedy: "Unpack it, and import what it holds." };
  }
  if (samples.every(({ head }) => isBinary(head))) {
    return {
      rule: "binary-file",
      reason: `the file is no text${samples.some(({ head }) => head.includes(0)) ? ": it contains NUL bytes" : ""}`,
      remedy: "Name a text file; of one that is damaged, make or download it again.",
    };
  }
  const formats = sources.map(({ name, title }) => `${name} (${title})`).join("; ");
  return {
    rule: "unknown-format",
    reason: "no known format fits",
    remedy: `The formats are: ${formats}. Name one with --format.`,
  };
}
