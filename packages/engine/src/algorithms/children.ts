import { Type } from "typebox";
import type { Dataset } from "../dataset/dataset.js";
import type { Child, Recommender, TrainContext } from "./algorithm.js";

/** The parameter of an algorithm that combines others: which, and how each is set. */
export const childrenParameter = (usual: readonly Child[]) =>
  Type.Array(
    Type.Object(
      {
        algorithm: Type.String({ maxLength: 100 }),
        config: Type.Record(Type.String(), Type.Unknown(), { default: {} }),
      },
      { additionalProperties: false },
    ),
    {
      minItems: 1,
      maxItems: 20,
      default: usual,
      description: 'What is combined, as JSON: [{"algorithm":"als","config":{"factors":64}},…]',
    },
  );

/** Where each child stands in the config. */
export const placesOf = (children: readonly Child[]): Record<string, Child> =>
  Object.fromEntries(children.map((child, c) => [`children/${c}`, child]));

/** Trains one child after the other. */
export async function trainChildren(
  children: readonly Child[],
  dataset: Dataset,
  { report, trainChild }: TrainContext,
): Promise<Recommender[]> {
  const trained: Recommender[] = [];
  for (const [c, child] of children.entries()) {
    const part = within(report, c / children.length, (c + 1) / children.length);
    trained.push(await trainChild(child, dataset, (fraction, doing) => part(fraction, `${child.algorithm}: ${doing}`)));
  }
  return trained;
}

type Report = TrainContext["report"];

/** Tells of a part of a whole as the whole. */
export const within =
  (report: Report, from: number, to: number): Report =>
  (fraction, doing) =>
    report(from + fraction * (to - from), doing);
