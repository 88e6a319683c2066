import { readFile } from "node:fs/promises";
import type { Analysis } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { UsageError } from "../tell-error.js";

interface Options extends CommonOptions {
  readonly model: string;
}

export function analyzeCommand(): Command {
  return command("analyze", "what a model says of numbers")
    .argument("<file...>", 'JSON files: numbers in nested lists by name of the model\'s input, {"mel": [[…], …]}')
    .requiredOption("--model <model>", "name or name@version of a model that analyzes")
    .action(async (paths: string[], options: Options) => {
      const files = await Promise.all(paths.map(async (path) => ({ path, inputs: await readInputs(path) })));
      await withClient(options, async (client) => {
        for (const { path, inputs } of files) tell(path, await client.analyze(options.model, inputs), options);
      });
    });
}

async function readInputs(path: string): Promise<Record<string, unknown>> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new UsageError(`There is no file ${path} that can be read.`, "Check the path.");
  });
  const hint = 'Write numbers in nested lists by name of the model\'s input, for example {"mel": [[0.1, 0.2]]}.';
  let inputs: unknown;
  try {
    inputs = JSON.parse(text);
  } catch (thrown) {
    throw new UsageError(`${path} is no JSON: ${(thrown as SyntaxError).message}.`, hint);
  }
  if (typeof inputs === "object" && inputs !== null && !Array.isArray(inputs)) return inputs as Record<string, unknown>;
  throw new UsageError(`${path} holds no object.`, hint);
}

function tell(path: string, analysis: Analysis, { json }: Options): void {
  if (json) {
    printJson({ file: path, ...analysis });
    return;
  }
  note(`${path}: ${analysis.model}@${analysis.version}, ${analysis.seconds} s`);
  const rows = analysis.labels?.map(({ label, probability }) => [label, probability.toFixed(4)]);
  if (rows === undefined) printJson(analysis.values);
  else printTable(["label", "probability"], rows);
}
