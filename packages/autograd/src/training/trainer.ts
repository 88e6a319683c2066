import type { RandomOf } from "../graph/initialisers.js";
import { sizeOf } from "../graph/shape.js";
import type { Optimiser } from "../optimisers/optimiser.js";
import type { Runtime, Value } from "../runtime/runtime.js";
import { type Arrays, beginning, copied, overwrite } from "./arrays.js";
import { type Batch, checked, notNumbers } from "./batch.js";
import { DivergedError, judge, LOWER_RATE, type LossWatch } from "./divergence.js";
import { fillNoise } from "./noise.js";
import { LOSS, type Network, type TrainingGraph, trainingGraph } from "./training-graph.js";
import { advance, feedsOf, fetchesOf, trainingState, WEIGHTS } from "./training-state.js";

export interface TrainerOptions {
  /**
   * A network is written for one shape of batches. Where there are several shapes it is written several times, with the same weights: steps then
   * say by which one they go.
   */
  readonly network: Network | readonly Network[];
  readonly optimiser: Optimiser;
  readonly runtime: Runtime;
  /** Draws the first weights and what dropout leaves out. */
  readonly random: RandomOf;
  /**
   * Compute on one thread. Threads share a product out by its columns where it has more of these than rows, and narrow parts are summed up in another order: what
   * must not depend on the number of threads has wide layers and large batches, or trains alone.
   */
  readonly alone?: boolean;
}

/** All that training goes on from, for storing: restored, it goes on as if it had never stopped, bit for bit. */
export interface Checkpoint {
  /** How many steps were done. */
  readonly step: number;
  readonly arrays: Arrays;
}

/** Trains a network, a batch at a time. The runtime blocks the thread while it computes: train in a worker. */
export interface Trainer {
  /** How many steps were done. */
  readonly steps: number;
  /**
   * One step by the network of that number, the first unless given; gives the loss before it. Throws a {@link DivergedError}, and changes nothing,
   * where training cannot go on.
   */
  step(batch: Batch, network?: number): Promise<number>;
  /** A copy of what was learned, by the names of parameters, tables and states. */
  weights(): Arrays;
  /** Takes weights from elsewhere, such as a network that was trained before; what is not named stays. */
  load(weights: Arrays): void;
  /** Throws a {@link DivergedError} where weights are no numbers: the checkpoint before is the better one. */
  checkpoint(): Checkpoint;
  restore(checkpoint: Checkpoint): void;
  close(): Promise<void>;
}

const WATCH = "watch/largest";

export async function createTrainer({ network, optimiser, runtime, random, alone = false }: TrainerOptions): Promise<Trainer> {
  const made = [network].flat().map((each) => trainingGraph(each, optimiser));
  const state = trainingState(made, optimiser, random);
  const graphs = await Promise.all(made.map((each) => opened(each, { open: (model) => runtime.open(model, { alone }) }, random)));
  const loss = scalar(0);
  const watch: LossWatch = { largest: 0 };
  let steps = 0;

  return {
    get steps() {
      return steps;
    },
    async step(batch, which = 0) {
      const { graph, session, inputs, fromUser, noisesAt, numbersOf } = graphs[which]!;
      const given = checked(graph, fromUser, batch);
      const scalars = optimiser.scalarsAt(steps + 1);
      const fed: Record<string, Value> = {
        ...given,
        ...feedsOf(state, which, given),
        ...noisesAt(steps + 1),
        ...numbersOf(scalars),
      };
      const taken = Object.fromEntries(inputs.map(({ name }) => [name, fed[name]!]));
      await session.run(taken, { [LOSS]: loss, ...fetchesOf(state, which) });
      const learningRate = optimiser.learningRate(steps + 1);
      judge(watch, { step: steps + 1, loss: loss.data[0]!, learningRate, fault: () => notNumbers(batch) });
      advance(state, which, optimiser, scalars);
      steps++;
      return loss.data[0]!;
    },
    weights: () => copied(beginning(state.views(), WEIGHTS)),
    load: (weights) => overwrite(beginning(state.views(), WEIGHTS), weights),
    checkpoint() {
      const arrays = copied(state.views());
      refuseNotNumbers(steps, arrays);
      return { step: steps, arrays: { ...arrays, [WATCH]: Float32Array.of(watch.largest) } };
    },
    restore({ step, arrays: { [WATCH]: largest, ...arrays } }) {
      const missing = [...state.views().keys()].find((name) => arrays[name] === undefined);
      if (missing !== undefined || largest === undefined) throw new Error(`The checkpoint lacks "${missing ?? WATCH}".`);
      overwrite(state.views(), arrays);
      watch.largest = largest[0]!;
      steps = step;
    },
    close: async () => void (await Promise.all(graphs.map(({ session }) => session.close()))),
  };
}

/** What a step by one of the graphs needs. */
async function opened(made: TrainingGraph, runtime: Runtime, random: RandomOf) {
  return {
    graph: made.graph,
    inputs: made.inputs,
    session: await runtime.open(made.model),
    noisesAt: noises(made, random),
    fromUser: inputsOfUser(made),
    numbersOf: (scalars: readonly number[]) => Object.fromEntries(made.scalars.map((name, i) => [name, scalar(scalars[i]!)])),
  };
}

const scalar = (value: number) => ({ type: "float32", shape: [], data: Float32Array.of(value) }) as const;

/** Inputs that something depends on, be it only by the rows that they name. */
function inputsOfUser({ graph, inputs }: TrainingGraph) {
  const naming = graph.sparseTables.flatMap(({ lookups }) => lookups.map(({ ids }) => ids.name));
  const used = new Set([...inputs.map(({ name }) => name), ...naming]);
  return graph.inputs.filter(({ name }) => used.has(name));
}

/** What is drawn for a step: from a stream of its own, so that it does not matter what was drawn before. */
function noises({ graph }: TrainingGraph, random: RandomOf): (step: number) => Record<string, Value> {
  const kept = graph.noises.map(({ tensor: { name, type, shape }, rate }) => ({
    name,
    rate,
    value: { type, shape, data: new Uint8Array(sizeOf(shape)) },
  }));
  return (step) => {
    for (const { name, rate, value } of kept) fillNoise(value.data, rate, random(`${name}/${step}`));
    return Object.fromEntries(kept.map(({ name, value }) => [name, value]));
  };
}

function refuseNotNumbers(step: number, arrays: Arrays): void {
  const wrong = Object.keys(arrays).find((name) => !arrays[name]!.every(Number.isFinite));
  if (wrong !== undefined) throw new DivergedError(step, `"${wrong}" holds what is no number`, LOWER_RATE);
}
