import { OneOf } from "@segue/engine";
import { Type } from "typebox";
import { labelOffers } from "../../../analyzing/label-offers.js";
import { USUAL_LEAST } from "../../../analyzing/wish.js";
import { defineRoute } from "../../route.js";
import { pageOf, strict } from "../../schemas.js";

const many = Type.Integer({ minimum: 0 });
const orNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

/** Names of classes that are told; `classes` counts them all. */
const TOLD = 50;

const labelsSchema = Type.Object({
  id: Type.String({ description: "What a training is told as `labels`" }),
  kind: OneOf(["one", "several", "numbers"], { description: "One class of each track, any number of them, or numbers" }),
  tracks: Type.Integer({ minimum: 0, description: "Tracks that have any; 0 where nothing is there to be learned" }),
  classes: Type.Integer({ minimum: 0, description: "How many classes, labels or numbers" }),
  names: Type.Array(Type.String(), { description: `The first ${TOLD} of them` }),
  small: Type.Integer({ minimum: 0, description: "Classes of too few tracks, which would be left out" }),
  readable: Type.Object(
    { sound: many, covers: many, words: many, tags: many, facts: many },
    { description: "Of how many of these tracks each is there, as a training's `reads` names it" },
  ),
  missing: orNull("Where there are none, why; otherwise null"),
  remedy: orNull("What to do then"),
});

export default defineRoute({
  method: "GET",
  url: "/v1/labels",
  operation: "listLabels",
  tag: "analyses",
  summary:
    "What a model that analyzes could learn here: where there are labels, of how many tracks, and what of these can be read",
  scope: "read",
  schemas: {
    query: strict({
      least: Type.Integer({
        minimum: 2,
        maximum: 1_000_000,
        default: USUAL_LEAST,
        description: "Classes and labels of fewer tracks are left out",
      }),
    }),
  },
  answer: { status: 200, schema: pageOf(labelsSchema) },
  async handle({ workspace, query: { least } }, { services }) {
    const offers = await labelOffers(services, workspace, least);
    return {
      items: offers.map(({ classes, small, ...offer }) => ({
        ...offer,
        classes: classes.length,
        names: classes.slice(0, TOLD),
        small: small.length,
      })),
    };
  },
});
