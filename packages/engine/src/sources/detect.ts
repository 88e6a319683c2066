import { isPacked } from "./binary.js";
import { sources } from "./list.js";
import { type Fault, problemAt } from "./problem.js";
import { type Sample, type Source, SourceError } from "./source.js";

/**
 * The format of what was given: the one that is surest.
 *
 * @throws SourceError, with the formats there are, when none fits
 */
export function detectSource(samples: readonly Sample[]): Source {
  let best: Source | undefined;
  let most = 0;
  for (const source of sources) {
    const sureness = source.detect(samples);
    if (sureness <= most) continue;
    most = sureness;
    best = source;
  }
  if (best === undefined)
    throw new SourceError(problemAt({ file: samples[0]?.file.name ?? ".", line: 1 }, undefined, undefined, why(samples)));
  return best;
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
  const formats = sources.map(({ name, title }) => `${name} (${title})`).join("; ");
  return {
    rule: "unknown-format",
    reason: "no known format fits",
    remedy: `The formats are: ${formats}. Name one with --format.`,
  };
}
