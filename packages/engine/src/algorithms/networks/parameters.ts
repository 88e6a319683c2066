import { type Static, Type } from "typebox";
import { tunable } from "../tunable.js";

/** The parameters that all networks of sessions share, with usual values of their own where a network wants others. */
export const trainingParameters = ({ dropout = 0.3, learningRate = 0.002, epochs = 10 } = {}) => ({
  width: Type.Integer({
    minimum: 4,
    maximum: 1024,
    default: 128,
    description: "Numbers that describe a track; also those that describe what a session asks for",
    // However many heads share it.
    ...tunable({ low: 32, high: 256, scale: "log", step: 4 }),
  }),
  length: Type.Integer({
    minimum: 1,
    maximum: 500,
    default: 30,
    description: "How many tracks of a session are read, the newest",
  }),
  epochs: Type.Integer({
    minimum: 1,
    maximum: 1000,
    default: epochs,
    description: "Rounds over the sessions",
    ...tunable({ low: 4, high: 20, scale: "log" }),
  }),
  learningRate: Type.Number({
    minimum: 1e-6,
    maximum: 1,
    default: learningRate,
    description: "Length of a step of Adam after the warm-up; falls along half a cosine to a twentieth",
    ...tunable({ low: 3e-4, high: 6e-3, scale: "log" }),
  }),
  warmUp: Type.Integer({
    minimum: 0,
    maximum: 1_000_000,
    default: 200,
    description: "Steps over which the learning rate grows from 0, a tenth of all at most",
  }),
  batch: Type.Integer({
    minimum: 16,
    maximum: 65_536,
    default: 2048,
    description: "Next tracks that a step learns from; fewer where there are few plays",
  }),
  negatives: Type.Integer({
    minimum: 1,
    maximum: 65_536,
    default: 2048,
    description: "Other tracks with which each right one is compared, drawn anew in each step",
    ...tunable({ low: 256, high: 4096, scale: "log" }),
  }),
  negativeExponent: Type.Number({
    minimum: 0,
    maximum: 1,
    default: 0.5,
    description: "They are drawn by how often they were played, to this power; 0 draws all alike",
    ...tunable({ low: 0, high: 1, scale: "linear" }),
  }),
  dropout: Type.Number({
    minimum: 0,
    maximum: 0.9,
    default: dropout,
    description: "Share of the numbers that is left out at random while learning",
    ...tunable({ low: 0, high: 0.6, scale: "linear" }),
  }),
  scale: Type.Number({
    minimum: 0.1,
    maximum: 100,
    default: 14,
    description: "What the cosine of a session and a track is multiplied by",
    ...tunable({ low: 8, high: 24, scale: "log" }),
  }),
  recency: Type.Number({
    minimum: 0,
    maximum: 100,
    default: 0.5,
    description:
      "In the second half of the epochs a session is taken with the chance e^(−age ÷ recency), age 0 for the newest and 1 for the oldest; 0 takes all",
  }),
  heldOut: Type.Integer({
    minimum: 0,
    maximum: 100_000,
    default: 500,
    description:
      "Sessions of the newest tenth that are not learned from, to see by them how far learning is; at most a tenth of these",
  }),
  patience: Type.Integer({
    minimum: 0,
    maximum: 1000,
    default: 3,
    description: "Learning ends after so many epochs that brought nothing to the held-out sessions; 0: never before the last",
  }),
});

const shared = Type.Object(trainingParameters());
/** The values of {@link trainingParameters}. */
export type TrainingParameters = Static<typeof shared>;
