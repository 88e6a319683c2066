import { dropout, gru as gruLayer, lstm } from "@segue/autograd";
import { type Static, Type } from "typebox";
import { OneOf } from "../../schema/conform.js";
import { defineAlgorithm } from "../algorithm.js";
import { nextTrackNetwork } from "../networks/next-track-network.js";
import { trainingParameters } from "../networks/parameters.js";
import { tunable } from "../tunable.js";

const LAYERS = { gru: gruLayer, lstm } as const;

const config = Type.Object(
  {
    cell: OneOf(["gru", "lstm"], {
      default: "gru",
      description:
        "What a layer is made of: gated recurrent units, or long short-term memory, which has half as much again to learn",
      ...tunable({ choices: ["gru", "lstm"] }),
    }),
    units: Type.Integer({
      minimum: 4,
      maximum: 1024,
      default: 128,
      description: "Numbers that a layer remembers of a session",
      ...tunable({ low: 32, high: 256, scale: "log" }),
    }),
    layers: Type.Integer({
      minimum: 1,
      maximum: 8,
      default: 1,
      description: "Recurrent layers, each reading the one before",
      ...tunable({ choices: [1, 2, 3] }),
    }),
    ...trainingParameters(),
  },
  { additionalProperties: false },
);
type Config = Static<typeof config>;

/**
 * Gated recurrent units that read a session track by track. As in GRU4Rec; beyond it, what is read and what is predicted share their vectors, which have the length 1, scores are
 * scaled cosines, the last track goes past the state into the read-out, and the loss is a softmax over sampled tracks, corrected for how they were sampled.
 */
export const gru = defineAlgorithm({
  name: "gru",
  summary:
    "A recurrent network that reads a session track by track and foretells the next. Small model without listeners; learns for minutes and wants thousands of sessions.",
  paper:
    "Hidasi, Karatzoglou, Baltrunas & Tikk, “Session-based recommendations with recurrent neural networks”, ICLR 2016; " +
    "Hidasi & Karatzoglou, “Recurrent neural networks with top-k gains for session-based recommendations”, CIKM 2018",
  config,
  ...nextTrackNetwork<Config>((tracks, { cell, units, layers, dropout: rate }) => {
    let states = tracks;
    for (let layer = 1; layer <= layers; layer++)
      states = LAYERS[cell](dropout(states, rate), { name: `${cell}.${layer}`, units });
    return states;
  }),
});
