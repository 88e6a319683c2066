import { isBinary, isPacked } from "./binary.js";
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
    throw new SourceError(
      problemAt(
        { file: samples[0]?.file.name ?? ".", line: lineOfNul(samples[0]?.head) ?? 1 },
        undefined,
        undefined,
        why(samples),
      ),
    );
  return best;
}

/** Where the first NUL byte stands, so that one in a table can be found. */
function lineOfNul(head: Uint8Array | undefined): number | undefined {
  const at = head?.indexOf(0) ?? -1;
  return at < 0 ? undefined : head!.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;
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
      remedy: "Name a text file in UTF-8; of one that is damaged, make or download it again.",
    };
  }
  const formats = sources.map(({ name, title }) => `${name} (${title})`).join("; ");
  return {
    rule: "unknown-format",
    reason: "no known format fits",
    remedy: `The formats are: ${formats}. Name one with --format.`,
  };
}
