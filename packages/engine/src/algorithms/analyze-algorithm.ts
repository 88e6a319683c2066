import type { ArchitectureSummary, Runtime } from "@segue/autograd";
import type { DenseMatrix } from "@segue/kernels";
import type { Static, TObject } from "typebox";
import type { LabelledSet, Labels, SetShape } from "../dataset/labelled-set.js";
import type { Block } from "../features/steps/step.js";
import type { Estimate, ModelFiles, TrainContext } from "./algorithm.js";
import type { EpochOf } from "./learning/progress.js";

/** A trained model that says something of matrices: which class, which labels, which numbers. Their names are kept by whoever keeps the model. */
export interface Analyzer {
  readonly kind: Labels["kind"];
  /** Of the examples that it reads, with as many columns as it learned from or reads at a time. */
  readonly shape: readonly number[];
  /**
   * What it says, examples × classes: probabilities that add up to 1 (`one`), one for each label (`several`), or numbers. Examples are of the shape that it learned
   * from, of any number of columns. Throws a `TrainingError` where one is not.
   */
  analyze(examples: readonly Block[]): Promise<DenseMatrix>;
  /** From which probability on a label applies; one half unless given. */
  readonly threshold?: number;
  /** Where it says numbers and knows: how far the truth is from them, as standard deviations, examples × classes. */
  deviations?(examples: readonly Block[]): Promise<DenseMatrix>;
  /** What to store so that `restore` gives an analyzer that says the same, bit for bit. */
  files(): ModelFiles;
  /** Gives back what computes it; it says nothing afterwards. */
  close?(): Promise<void>;
  /** Where it is a network. */
  readonly network?: AnalyzerNetwork;
}

export interface AnalyzerNetwork {
  /** The shape of `x` without the batch: channels, rows and columns of a window, or a row of numbers. */
  readonly window: readonly number[];
  /** A plain ONNX file that takes `x`, a batch of one window, and gives `said` and `features`. */
  onnx(): Uint8Array;
  /** What its last hidden layer makes of examples: examples × its units. */
  features(examples: readonly Block[]): Promise<DenseMatrix>;
}

/** What an epoch of learning came to. */
export type AnalyzeEpoch = EpochOf<Held>;

/** How what was held out is judged; NaN where nothing was. A type, not an interface: figures are by name. */
export type Held = {
  /** The loss on it, without anything that makes learning harder. */
  readonly heldOutLoss: number;
  /** Share of its examples, or of its labels, that are judged rightly; of numbers the share of their variance that is explained (R²). */
  readonly right: number;
};

/** What training gets from outside. */
export interface AnalyzeContext extends Omit<TrainContext, "trainChild" | "learned"> {
  learned?(epoch: AnalyzeEpoch, best: number): Promise<void>;
}

/** A recipe that turns a labelled set into a model. It has the life of those that recommend, and another verb. */
export interface AnalyzeAlgorithm<Config extends TObject = TObject> {
  /** Its key, and the name of its file. */
  readonly name: string;
  readonly task: "analyze";
  /** What it does and when to take it, in a sentence or two. */
  readonly summary: string;
  /** Where it is described: authors, title or venue, year. */
  readonly paper: string;
  /** Its parameters: every one has a default and a description. */
  readonly config: Config;
  /** Why a set of this shape does not support it, as a sentence; undefined where it does. */
  unfit(shape: SetShape): string | undefined;
  /** Within a factor of two or three of what is measured. Throws a `TrainingError` where the config does not fit. */
  estimate(shape: SetShape, config: Static<Config>): Estimate;
  /** Where it is a network: its layers, their shapes, parameters and memory, before anything is trained. Throws a `TrainingError` that names the layer that does not fit. */
  layout?(shape: SetShape, config: Static<Config>): ArchitectureSummary;
  /** Parameters that do nothing for sets of this shape: there is nothing to search for. */
  idle?(shape: SetShape): readonly string[];
  /** The same set, config and seed give the same bits, whatever the number of threads. Throws a `TrainingError` where it cannot begin or go on. */
  train(set: LabelledSet, config: Static<Config>, context: AnalyzeContext): Promise<Analyzer>;
  restore(files: ModelFiles, config: Static<Config>, context: { readonly runtime?: Runtime }): Analyzer;
}

/** Declares an algorithm; the types of its config follow from the schema. */
export function defineAnalyzer<Config extends TObject>(algorithm: AnalyzeAlgorithm<Config>): AnalyzeAlgorithm<Config> {
  return algorithm;
}
