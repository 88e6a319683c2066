import type { Random } from "@segue/kernels";
import type { Dataset } from "../../dataset/dataset.js";
import { EvaluationError } from "../error.js";
import { splits } from "./list.js";
import { splitByParts } from "./parts.js";
import { splitBySessions } from "./session-split.js";
import type { AnySplit, SplitMethod } from "./split.js";

/** A split that was asked for, its parameters checked. */
export interface SplitSpec {
  /** Normalised, e.g. `random:0.8,0.1,0.1`. */
  readonly text: string;
  /** The same seed and dataset give the same split. */
  split(dataset: Dataset, random: Random): AnySplit;
}

/**
 * Reads a split as people write it: `name`, or `name:parameter,…` with as many of its parameters as are to differ from the defaults.
 * Throws an {@link EvaluationError} that says what was wrong and what to write instead.
 *
 * @example
 * const split = parseSplit("random:0.8,0.1,0.1").split(dataset, createRandom(1));
 */
export function parseSplit(text: string): SplitSpec {
  const colon = text.indexOf(":");
  const name = (colon < 0 ? text : text.slice(0, colon)).trim();
  const method = splits.find((each) => each.name === name);
  if (method === undefined) {
    throw new EvaluationError("There is no such split", text, `Write one of: ${splits.map(example).join(", ")}.`);
  }
  const given = colon < 0 ? [] : text.slice(colon + 1).split(",");
  const parameters = readParameters(method, given, text);
  const written = given.length > 0 ? parameters.slice(0, given.length) : parameters;
  const normal = written.length > 0 ? `${name}:${written.join(",")}` : name;
  const make = method.judges === "next-track" ? splitBySessions : splitByParts;
  return {
    text: normal,
    split: (dataset, random) => make(dataset, method.divide(dataset, parameters, random), normal, method),
  };
}

/** How a split is written, with its defaults. */
function example({ name, parameters }: SplitMethod): string {
  return parameters.length === 0 ? name : `${name}:${defaultsOf(parameters).join(",")}`;
}

/** What each parameter is where none is given. */
export function defaultsOf(parameters: SplitMethod["parameters"]): number[] {
  const values: number[] = [];
  for (const parameter of parameters) values.push(defaultOf(parameter, values));
  return values;
}

const defaultOf = ({ default: usual }: SplitMethod["parameters"][number], before: readonly number[]): number =>
  typeof usual === "number" ? usual : usual(before);

function readParameters(method: SplitMethod, given: readonly string[], text: string): number[] {
  const fail = (reason: string): never => {
    throw new EvaluationError(`Split "${method.name}": ${reason}`, text, `Write for example ${example(method)}.`);
  };
  const { parameters } = method;
  if (given.length > parameters.length) {
    fail(
      parameters.length === 0
        ? "it has no parameters"
        : `it has ${parameters.length} parameters (${parameters.map((p) => p.name).join(", ")}) at most`,
    );
  }
  const numbers: number[] = [];
  parameters.forEach((parameter, i) => {
    const word = given[i]?.trim();
    const number = word === undefined ? defaultOf(parameter, numbers) : Number(word);
    numbers.push(word !== "" && Number.isFinite(number) ? number : fail(`${parameter.name} is not a number`));
  });
  const problem = method.problem(numbers);
  return problem === undefined ? numbers : fail(problem);
}
