import { add, dropout, layerNorm, normal, slice, type Tensor, transformerBlock } from "@segue/autograd";
import { type Static, Type } from "typebox";
import { OneOf } from "../../schema/conform.js";
import { defineAlgorithm } from "../algorithm.js";
import { nextTrackNetwork } from "../networks/next-track-network.js";
import { trainingParameters } from "../networks/parameters.js";
import { tunable } from "../tunable.js";

const config = Type.Object(
  {
    layers: Type.Integer({
      minimum: 1,
      maximum: 12,
      default: 2,
      description: "Blocks of attention and a feed-forward part",
      ...tunable({ choices: [1, 2, 3, 4] }),
    }),
    heads: Type.Integer({
      minimum: 1,
      maximum: 32,
      default: 4,
      description: "Ways in which a block compares tracks; shares out the width evenly",
      ...tunable({ choices: [1, 2, 4] }),
    }),
    activation: OneOf(["gelu", "relu"], {
      default: "gelu",
      description: "What the feed-forward part bends its numbers by",
      ...tunable({ choices: ["gelu", "relu"] }),
    }),
    hidden: Type.Integer({
      minimum: 4,
      maximum: 8192,
      default: 256,
      description: "Units in a block's feed-forward part",
      ...tunable({ low: 64, high: 1024, scale: "log" }),
    }),
    ...trainingParameters({ learningRate: 0.004, dropout: 0.2 }),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * Causal self-attention over a session: what a track's place amounts to is made from it and all before it. As SASRec, with learned positions counted from where reading begins; read-out,
 * vectors and loss are those that all networks here share, in place of its binary cross-entropy with one negative.
 */
export const transformer = defineAlgorithm({
  name: "transformer",
  summary:
    "A causal Transformer that weighs all tracks of a session and foretells the next. Small model without listeners; learns for minutes and wants thousands of sessions.",
  paper: "Kang & McAuley, “Self-attentive sequential recommendation”, ICDM 2018 (SASRec)",
  config,
  ...nextTrackNetwork<Config>((tracks, { layers, heads, activation, hidden, length, dropout: rate }) => {
    let states = dropout(withPositions(tracks, length), rate);
    for (let layer = 1; layer <= layers; layer++)
      states = transformerBlock(states, { name: `block.${layer}`, heads, hidden, activation, causal: true, dropout: rate });
    return layerNorm(states, "norm");
  }),
});

/** Batches of short sessions use the first of the positions. */
function withPositions(tracks: Tensor, length: number): Tensor {
  const [, time, width] = tracks.shape as [number, number, number];
  const positions = tracks.graph.parameter("positions", [length, width], normal(0.02));
  return add(tracks, slice(positions, { 0: [0, time] }));
}
