import { createHash } from "node:crypto";
import type { ServedModel, Serving } from "../ports/models.js";
import { idOf } from "../registry/reference.js";

/**
 * Which of a deployment's models is a listener's: always the same one, each by its weight of all listeners, by rendezvous hashing
 * (Thaler & Ravishankar, 1998; weighted as by Schindelhauer & Schomaker, SPAA 2005). Nothing is kept; where a weight grows, only
 * listeners of the others change over, and the order of the models does not matter.
 */
export function modelOf({ models }: Serving, deployment: string, listener: string): ServedModel {
  const lots = models.map((model) => -Math.log(uniform(`${deployment}\0${listener}\0${idOf(model)}`)) / model.weight);
  return models[lots.indexOf(Math.min(...lots))]!;
}

/** The model with the greatest weight, the first of equals: it answers what no listener asks. */
export function heaviest({ models }: Serving): ServedModel {
  return models.reduce((best, each) => (each.weight > best.weight ? each : best));
}

/** A number in (0, 1) that the text alone determines. */
function uniform(text: string): number {
  return (createHash("sha256").update(text).digest().readUIntBE(0, 6) + 0.5) / 2 ** 48;
}
