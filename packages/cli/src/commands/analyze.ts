import type { Command } from "commander";
import { withClient } from "../connection.js";
import { checkWritable } from "../files.js";
import { type CommonOptions, command } from "../options.js";
import { UsageError } from "../tell-error.js";
import { analyzeNumbers } from "./analyzing/numbers.js";
import { analyzeSounds, saveFeatures } from "./analyzing/sounds.js";

interface Options extends CommonOptions {
  readonly model?: string;
  readonly features?: string;
  readonly out?: string;
}

export function analyzeCommand(): Command {
  return command("analyze", "what files of sound are like, or what a model says of numbers")
    .argument(
      "<file...>",
      'sound; with --model JSON files, numbers in nested lists by name of the model\'s input, {"mel": [[…], …]}',
    )
    .option("--model <model>", "name or name@version of a model that analyzes numbers")
    .option("--features <names>", "sets of features of one file, for example mel,mfcc,chroma; with --out")
    .option("--out <file>", "where to write them, as safetensors: a tensor for each set, bands × frames")
    .action(async (paths: string[], options: Options) => {
      const { model, features, out } = options;
      if (model !== undefined && (features ?? out) !== undefined)
        throw new UsageError("--model does not go with --features and --out.", "Leave one of them out.");
      if ((features === undefined) !== (out === undefined))
        throw new UsageError(
          "--features and --out go together.",
          "Write for example: --features mel,mfcc --out FILE.safetensors",
        );
      if (out !== undefined && paths.length > 1) throw new UsageError("--out takes the features of one file.", "Name one file.");
      if (out !== undefined) await checkWritable(out);
      await withClient(options, async (client) => {
        if (model !== undefined) await analyzeNumbers(client, paths, model, options);
        else if (out !== undefined) await saveFeatures(client, paths[0]!, features!.split(","), out, options);
        else await analyzeSounds(client, paths, options);
      });
    });
}
