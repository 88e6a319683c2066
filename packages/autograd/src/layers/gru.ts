import type { Graph, Tensor } from "../graph/graph.js";
import { uniform } from "../graph/initialisers.js";
import { add, multiply, subtract } from "../operators/arithmetic.js";
import { expand, sumOfRows } from "../operators/broadcast.js";
import { concat, split, splitEvenly } from "../operators/concat.js";
import { oneMinus, sigmoid, sigmoidSlope, tanh, tanhSlope } from "../operators/functions.js";
import { linear, matmul, productOverRows } from "../operators/matmul.js";
import { reshape, transpose } from "../operators/reshape.js";

export interface Recurrent {
  readonly name: string;
  readonly units: number;
}

/**
 * A gated recurrent unit over time: batch × time × inputs becomes batch × time × units (Cho et al., 2014; gates r, z, n as PyTorch orders them).
 *
 *   r = σ(x Wr + h Ur)   z = σ(x Wz + h Uz)   n = tanh(x Wn + r ∘ (h Un))   h′ = (1 − z) ∘ n + z ∘ h
 */
export function gru(x: Tensor, { name, units }: Recurrent): Tensor {
  const { graph } = x;
  const [batch, time, inputs] = x.shape as [number, number, number];
  const drawn = uniform(1 / Math.sqrt(units));
  const parameter = (part: string, ...shape: number[]) => graph.parameter(`${name}.${part}`, shape, drawn);
  const fromInput = linear(
    transpose(x, [1, 0, 2]),
    parameter("input.weight", inputs, 3 * units),
    parameter("input.bias", 3 * units),
  );
  const flat = reshape(fromInput, [time * batch, 3 * units]);
  const states = recurrence(flat, parameter("state.weight", units, 3 * units), parameter("state.bias", 3 * units), time);
  return transpose(reshape(states, [time, batch, units]), [1, 0, 2]);
}

/** What a step has computed, for its gradient; all batch × units. */
interface Step {
  readonly before: Tensor;
  readonly r: Tensor;
  readonly z: Tensor;
  readonly n: Tensor;
  /** h Un, before r gates it. */
  readonly proposed: Tensor;
  readonly after: Tensor;
}

/** The steps one after the other: (time · batch) × 3 units becomes (time · batch) × units. */
function recurrence(fromInput: Tensor, weight: Tensor, bias: Tensor, time: number): Tensor {
  const { graph } = fromInput;
  const steps = graph.withoutTape(() => run(fromInput, weight, bias, time));
  return graph.fused(
    [fromInput, weight, bias],
    () =>
      concat(
        steps.map(({ after }) => after),
        0,
      ),
    (dy) => {
      const { gates, ofInput } = backThroughTime(steps, splitEvenly(dy, 0, time), weight);
      const before = concat(
        steps.map((step) => step.before),
        0,
      );
      return [ofInput, productOverRows(before, gates), sumOfRows(gates)];
    },
  );
}

function run(fromInput: Tensor, weight: Tensor, bias: Tensor, time: number): Step[] {
  const units = weight.shape[0]!;
  let before = nothing(fromInput.graph, [fromInput.shape[0]! / time, units]);
  return splitEvenly(fromInput, 0, time).map((x) => {
    const [xGates, xProposed] = split(x, 1, [2 * units, units]) as [Tensor, Tensor];
    const [hGates, proposed] = split(linear(before, weight, bias), 1, [2 * units, units]) as [Tensor, Tensor];
    const [r, z] = splitEvenly(sigmoid(add(xGates, hGates)), 1, 2) as [Tensor, Tensor];
    const n = tanh(add(xProposed, multiply(r, proposed)));
    const after = add(n, multiply(z, subtract(before, n)));
    const step = { before, r, z, n, proposed, after };
    before = after;
    return step;
  });
}

/** Gradients of all gates at once, so that those of the weights are one product of matrices and not one for each step. */
function backThroughTime(steps: readonly Step[], dStates: readonly Tensor[], weight: Tensor) {
  let fromLater: Tensor | undefined;
  const each = steps
    .map((step, i) => ({ step, dState: dStates[i]! }))
    .reverse()
    .map(({ step, dState }) => {
      const { before, r, z, n, proposed } = step;
      const dAfter = fromLater === undefined ? dState : add(dState, fromLater);
      const dN = multiply(multiply(dAfter, oneMinus(z)), tanhSlope(n));
      const dZ = multiply(multiply(dAfter, subtract(before, n)), sigmoidSlope(z));
      const dR = multiply(multiply(dN, proposed), sigmoidSlope(r));
      const gates = concat([dR, dZ, multiply(dN, r)], 1);
      fromLater = add(multiply(dAfter, z), matmul(gates, weight, { transposeB: true }));
      return { gates, ofInput: concat([dR, dZ, dN], 1) };
    })
    .reverse();
  return {
    gates: concat(
      each.map(({ gates }) => gates),
      0,
    ),
    ofInput: concat(
      each.map(({ ofInput }) => ofInput),
      0,
    ),
  };
}

/** Zeros. */
const nothing = (graph: Graph, shape: readonly number[]) => expand(graph.constant(0), shape);
