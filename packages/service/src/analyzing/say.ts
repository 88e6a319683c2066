import type { Analyzer, Block, Feature } from "@segue/engine";
import { SegueError } from "../errors.js";
import { soundSets } from "../hearing/feature-sets.js";
import { hearUpload } from "../hearing/hear-upload.js";
import { soundsOf } from "../hearing/sounds-of.js";
import { removeUpload, type Upload } from "../imports/uploads.js";
import type { Services } from "../services.js";
import type { OwnAnalyzer } from "./analyzer-files.js";
import { factBlock, soundBlock } from "./reading.js";
import { blockOfSound } from "./sound-block.js";

/** What a model says of a track: labels, the most probable first, or numbers with how far off they may be. */
export type Said =
  | { readonly labels: { readonly label: string; readonly probability: number }[] }
  | { readonly numbers: { readonly name: string; readonly value: number; readonly deviation?: number }[] };

interface Asked {
  readonly upload?: Upload;
  readonly track?: string;
}

/**
 * What a model that was trained here says of an uploaded file, or of a track. Throws `unknown-upload`, `unreadable-sound`, `unknown-track`, `wrong-task` for a file where it reads facts, and
 * `unknown-features` for a track without sound.
 */
export async function sayOf(services: Services, workspace: string, model: OwnAnalyzer, asked: Asked): Promise<Said> {
  const block =
    asked.upload === undefined
      ? await blockOfTrack(services, workspace, model, asked.track!)
      : await blockOfUpload(services, workspace, model, asked.upload);
  return (await say(model, [block]))[0]!;
}

async function blockOfUpload(
  services: Services,
  workspace: string,
  { name, learned: { reading } }: OwnAnalyzer,
  upload: Upload,
): Promise<Block> {
  if (reading.what === "facts") {
    await removeUpload(services.config.data, workspace, upload.id);
    throw new SegueError(
      "wrong-task",
      `The model ${name} reads what is known of tracks (${reading.names.slice(0, 5).join(", ")} …), not files.`,
      {
        hint: "Ask it about a track of the catalogue.",
      },
    );
  }
  const { features, format } = await hearUpload(services, workspace, upload, reading.sets);
  return soundBlock(inOrder(reading.sets, features), format.seconds);
}

async function blockOfTrack(
  services: Services,
  workspace: string,
  { learned: { reading } }: OwnAnalyzer,
  id: string,
): Promise<Block> {
  const track = await services.store.tracks.get(workspace, id);
  if (track === undefined) throw new SegueError("unknown-track", `There is no track ${JSON.stringify(id)}.`);
  if (reading.what === "facts") return factBlock(reading, track);
  const [sound] = await soundsOf(services, workspace, id);
  if (sound === undefined)
    throw new SegueError("unknown-features", `The track ${JSON.stringify(id)} has no sound that is here.`, {
      hint: "Import its folder of music with: segue import FOLDER",
    });
  return blockOfSound(services, workspace, sound, soundSets(reading.sets));
}

const inOrder = (sets: readonly string[], features: Readonly<Record<string, Feature>>) =>
  new Map(sets.map((set) => [set, features[set]!]));

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
