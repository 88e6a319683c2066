import type { Analyzer, Block } from "@segue/engine";
import { SegueError } from "../errors.js";
import type { Upload } from "../imports/uploads.js";
import type { Services } from "../services.js";
import type { OwnAnalyzer } from "./analyzer-files.js";
import { readers } from "./readers/list.js";

/** What a model says of a track: labels, the most probable first, or numbers with how far off they may be. */
export type Said =
  | { readonly labels: { readonly label: string; readonly probability: number }[] }
  | { readonly numbers: { readonly name: string; readonly value: number; readonly deviation?: number }[] };

interface Asked {
  readonly upload?: Upload;
  readonly track?: string;
}

/**
 * What a model that was trained here says of an uploaded file, or of a track. Throws `unknown-track`, `unknown-upload`, `wrong-task` for a file where it reads facts, and what tells why there is nothing that it
 * could read: `unknown-features`, `unknown-lyrics`, `unreadable-sound`, `unreadable-picture` …
 */
export async function sayOf(services: Services, workspace: string, model: OwnAnalyzer, { upload, track }: Asked): Promise<Said> {
  const { reading } = model.learned;
  const reader = readers[reading.what];
  if (upload !== undefined) return (await say(model, [await reader.ofUpload(reading, services, workspace, upload)]))[0]!;
  if ((await services.store.tracks.get(workspace, track!)) === undefined)
    throw new SegueError("unknown-track", `There is no track ${JSON.stringify(track)}.`);
  return (await say(model, [await reader.ofTrack(reading, services, workspace, track!)]))[0]!;
}

/** What a model says of each. */
export async function say({ analyzer, learned }: OwnAnalyzer, blocks: readonly Block[]): Promise<Said[]> {
  const { classes } = learned;
  const { data, cols } = await analyzer.analyze(blocks);
  const off = await deviationsOf(analyzer, blocks);
  return blocks.map((_, i) => {
    const own = data.subarray(i * cols, (i + 1) * cols);
    if (learned.kind !== "numbers")
      return {
        labels: classes
          .map((label, c) => ({ label, probability: Math.min(1, Math.max(0, own[c]!)) }))
          .sort((a, b) => b.probability - a.probability),
      };
    return { numbers: classes.map((name, c) => ({ name, value: own[c]!, ...(off && { deviation: off[i * cols + c]! }) })) };
  });
}

const deviationsOf = async (analyzer: Analyzer, blocks: readonly Block[]) => (await analyzer.deviations?.(blocks))?.data;
