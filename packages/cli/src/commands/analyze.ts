import type { Command } from "commander";
import { withClient } from "../connection.js";
import { checkWritable } from "../files.js";
import { type CommonOptions, collect, command } from "../options.js";
import { UsageError } from "../tell-error.js";
import { analyzeByModel } from "./analyzing/by-model.js";
import { describeCatalogue } from "./analyzing/catalogue.js";
import { analyzeSounds, saveFeatures, savePicture } from "./analyzing/sounds.js";

interface Options extends CommonOptions {
  readonly model?: string;
  readonly track?: readonly string[];
  readonly all?: boolean;
  readonly features?: string;
  readonly out?: string;
  readonly waveform?: string;
  readonly spectrogram?: string;
}

export function analyzeCommand(): Command {
  return command("analyze", "what files of sound are like, or what a model says of them, of pictures and of texts")
    .argument(
      "[file...]",
      'sound; for a model that reads covers or words also a picture or a text; for a model that was made elsewhere JSON files, numbers in nested lists by name of its input, {"mel": [[…], …]}',
    )
    .option("--model <model>", "name or name@version of a model that analyzes: its classes, labels or numbers")
    .option("--track <id>", "a track of the catalogue instead of a file, with --model; may be given several times", collect)
    .option("--all", "with --model every track of the catalogue: what is said becomes facts called predicted…")
    .option("--features <names>", "sets of features of one file, for example mel,mfcc,chroma; with --out")
    .option("--out <file>", "where to write them, as safetensors: a tensor for each set, bands × frames")
    .option("--waveform <file>", "draws the waveform of one file, as PNG")
    .option("--spectrogram <file>", "draws the spectrogram of one file, as PNG")
    .action(async (paths: string[], options: Options) => {
      const { model, features, out, track: tracks = [] } = options;
      if (options.all) {
        if (model === undefined || paths.length + tracks.length > 0)
          throw new UsageError("--all goes with --model alone.", "Write for example: segue analyze --all --model M");
        return withClient(options, (client) => describeCatalogue(client, model, options));
      }
      if (paths.length + tracks.length === 0)
        throw new UsageError("There is no file to analyze.", "Name one, or a track with --track.");
      if (tracks.length > 0 && model === undefined)
        throw new UsageError("--track goes with --model.", "Write for example: segue analyze --track ID --model M");
      const pictures = (["waveform", "spectrogram"] as const).filter((each) => options[each] !== undefined);
      if (model !== undefined && (features ?? out ?? pictures[0]) !== undefined)
        throw new UsageError(
          "--model does not go with --features, --out, --waveform and --spectrogram.",
          "Leave one of them out.",
        );
      if (pictures.length > 0 && paths.length > 1) throw new UsageError("Pictures are of one file.", "Name one file.");
      for (const picture of pictures) await checkWritable(options[picture]!);
      if ((features === undefined) !== (out === undefined))
        throw new UsageError(
          "--features and --out go together.",
          "Write for example: --features mel,mfcc --out FILE.safetensors",
        );
      if (out !== undefined && paths.length > 1) throw new UsageError("--out takes the features of one file.", "Name one file.");
      if (out !== undefined) await checkWritable(out);
      await withClient(options, async (client) => {
        for (const picture of pictures) await savePicture(client, paths[0]!, picture, options[picture]!, options);
        if (model !== undefined) await analyzeByModel(client, { files: paths, tracks }, model, options);
        else if (out !== undefined) await saveFeatures(client, paths[0]!, features!.split(","), out, options);
        else if (pictures.length === 0) await analyzeSounds(client, paths, options);
      });
    });
}
