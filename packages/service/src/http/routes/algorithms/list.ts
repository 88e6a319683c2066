import { type Algorithm, type AnalyzeAlgorithm, algorithms, analyzers, OneOf } from "@segue/engine";
import { Type } from "typebox";
import { learnsKinds } from "../../../analyzing/gather-set.js";
import { defineRoute } from "../../route.js";
import { pageOf } from "../../schemas.js";

const algorithmSchema = Type.Object({
  id: Type.String(),
  task: Type.String({ description: "recommend, or analyze: says labels or numbers of tracks" }),
  summary: Type.String(),
  paper: Type.String(),
  holds: OneOf(["tracks", "histories"]),
  learns: Type.Array(OneOf(["one", "several", "numbers"]), {
    description: "Of one that analyzes, the kinds of labels it can learn (see GET /v1/labels); empty for one that recommends",
  }),
  config: Type.Unknown({ description: "Its parameters, as a JSON Schema" }),
});

export default defineRoute({
  method: "GET",
  url: "/v1/algorithms",
  operation: "listAlgorithms",
  tag: "algorithms",
  summary: "What can be trained, and its parameters",
  scope: "read",
  schemas: {},
  answer: { status: 200, schema: pageOf(algorithmSchema) },
  handle: async () => ({ items: [...algorithms, ...analyzers].map(present) }),
});

const present = (algorithm: Algorithm | AnalyzeAlgorithm) => {
  const { name, task, summary, paper, config } = algorithm;
  return {
    ...{ id: name, task, summary, paper, config },
    // What analyzes has never seen a listener.
    holds: "holds" in algorithm ? algorithm.holds : ("tracks" as const),
    learns: algorithm.task === "analyze" ? learnsKinds(algorithm) : [],
  };
};
