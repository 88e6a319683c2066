import { readFile } from "node:fs/promises";
import type { SegueClient } from "@segue/client";
import { UsageError } from "../../tell-error.js";
import { tell } from "./tell.js";

/** Tells what a model says of each JSON file of numbers. */
export async function analyzeNumbers(
  client: SegueClient,
  paths: readonly string[],
  model: string,
  options: { readonly json?: boolean },
): Promise<void> {
  const files = await Promise.all(paths.map(async (path) => ({ path, inputs: await readInputs(path) })));
  for (const { path, inputs } of files) tell(path, await client.analyze({ model, inputs }), options);
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
