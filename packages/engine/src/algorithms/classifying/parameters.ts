import { type Static, Type } from "typebox";
import { tunable } from "../tunable.js";
import { ENCODERS } from "./encoders.js";

/** The parameters of networks that say something of matrices. */
export const classifierParameters = Type.Object(
  {
    encoder: Type.Enum([...ENCODERS], {
      default: "cnn",
      description:
        "How matrices are read: by convolutions (cnn), or, after two of these, along their columns by recurrent units (rnn) or attention (transformer)",
      ...tunable({ choices: [...ENCODERS], unless: "layers" }),
    }),
    blocks: Type.Integer({
      minimum: 0,
      maximum: 8,
      default: 0,
      description: "Convolutions with pooling, as many as there is room for at most; 0: four, of rnn and transformer two",
      ...tunable({ choices: [0, 1, 3, 5], unless: "layers" }),
    }),
    channels: Type.Integer({
      minimum: 1,
      maximum: 512,
      default: 16,
      description: "Channels of the first convolution; the next has twice as many, all further ones four times",
      ...tunable({ choices: [8, 16, 32], unless: "layers" }),
    }),
    pooling: Type.Enum(["max", "average"], {
      default: "max",
      description: "What is kept of the places that are pooled after a convolution",
      ...tunable({ choices: ["max", "average"], unless: "layers" }),
    }),
    recurrent: Type.Enum(["gru", "lstm"], {
      default: "gru",
      description: "Recurrent units of an rnn",
      ...tunable({ choices: ["gru", "lstm"], unless: "layers" }),
    }),
    depth: Type.Integer({
      minimum: 0,
      maximum: 8,
      default: 0,
      description:
        "Recurrent layers, layers of attention, or hidden layers for rows of numbers; 0: one recurrent layer, two of the others",
      ...tunable({ choices: [0, 1, 2, 3], unless: "layers" }),
    }),
    width: Type.Integer({
      minimum: 4,
      maximum: 1024,
      multipleOf: 4,
      default: 64,
      description: "Units of these layers; of hidden layers each has half of those before it",
      ...tunable({ choices: [32, 64, 128], unless: "layers" }),
    }),
    hidden: Type.Integer({
      minimum: 0,
      maximum: 4096,
      default: 0,
      description: "Units of a fully connected layer between what reads a matrix and the classes; 0: none",
      ...tunable({ choices: [0, 64, 128], unless: "layers" }),
    }),
    layers: Type.Array(Type.Unknown(), {
      default: [],
      description:
        'The layers instead of the usual ones, such as [{"conv":32,"kernel":3},{"pool":2},{"flatten":true},{"dense":64,"activation":"relu"}]; the classes come after them',
    }),
    dropout: Type.Number({
      minimum: 0,
      maximum: 0.9,
      default: 0.3,
      description: "Share of the numbers that is left out at random in front of the classes, where the layers are the usual ones",
      ...tunable({ low: 0, high: 0.6, scale: "linear", unless: "layers" }),
    }),
    scale: Type.Enum(["rows", "channels"], {
      default: "rows",
      description:
        "What is brought to the mean 0 and the deviation 1: each row of matrices, or each channel of images; rows of numbers always place by place",
    }),
    crop: Type.Integer({
      minimum: 0,
      maximum: 100_000,
      default: 0,
      description: "Columns that are read at a time, of another place in each step; 0: as many as the shortest example has",
    }),
    views: Type.Integer({
      minimum: 1,
      maximum: 1000,
      default: 5,
      description: "Places of a longer example that are read when it is judged; what they say is averaged",
    }),
    mixUp: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.2,
      description: "Examples are mixed with others by a share drawn from Beta(α, α) with this α; 0 mixes nothing",
      ...tunable({ low: 0, high: 0.4, scale: "linear" }),
    }),
    rowMasks: Type.Integer({
      minimum: 0,
      maximum: 20,
      default: 0,
      description: "Bands of rows that are blotted out in each example of a step",
    }),
    rowMask: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.15,
      description: "Share of the rows that such a band covers at most",
    }),
    columnMasks: Type.Integer({
      minimum: 0,
      maximum: 20,
      default: 0,
      description: "Stretches of columns that are blotted out in each example of a step",
    }),
    columnMask: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.15,
      description: "Share of the columns that such a stretch covers at most",
    }),
    epochs: Type.Integer({ minimum: 1, maximum: 10_000, default: 40, description: "Rounds over the examples" }),
    batch: Type.Integer({ minimum: 1, maximum: 4096, default: 32, description: "Examples that a step learns from" }),
    learningRate: Type.Number({
      minimum: 1e-6,
      maximum: 1,
      default: 0.003,
      description: "Length of a step of AdamW after the warm-up; falls along half a cosine to a hundredth",
      ...tunable({ low: 5e-4, high: 1e-2, scale: "log" }),
    }),
    warmUp: Type.Integer({
      minimum: 0,
      maximum: 1_000_000,
      default: 100,
      description: "Steps over which the learning rate grows from 0, a tenth of all at most",
    }),
    weightDecay: Type.Number({
      minimum: 0,
      maximum: 1000,
      default: 0.01,
      description: "Share of the weights that a step takes from them, times the learning rate",
      ...tunable({ low: 1e-4, high: 1, scale: "log" }),
    }),
    heldOut: Type.Number({
      minimum: 0,
      maximum: 0.5,
      default: 0.15,
      description:
        "Share of the examples that are not learned from, whole groups, to see by them when to end; 0: learn from all, to the last epoch",
    }),
    patience: Type.Integer({
      minimum: 0,
      maximum: 10_000,
      default: 10,
      description: "Learning ends after so many epochs that brought nothing to what is held out; 0: never before the last",
    }),
  },
  { additionalProperties: false },
);
export type ClassifierParameters = Static<typeof classifierParameters>;
