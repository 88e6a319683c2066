import type { Tensor } from "../graph/graph.js";
import { uniform } from "../graph/initialisers.js";
import { add, multiply } from "../operators/arithmetic.js";
import { expand } from "../operators/broadcast.js";
import { concat, splitEvenly } from "../operators/concat.js";
import { sigmoid, sigmoidSlope, tanh, tanhSlope } from "../operators/functions.js";
import { linear, matmul, productOverRows } from "../operators/matmul.js";
import { reshape, transpose } from "../operators/reshape.js";
import type { Recurrent } from "./gru.js";

/**
 * Long short-term memory over time: batch × time × inputs becomes batch × time × units (Hochreiter & Schmidhuber, 1997, with the forget gate of
 * Gers et al., 2000; gates i, f, g, o as PyTorch orders them, with one bias).
 *
 *   (i, f, o) = σ(x W + h U)   g = tanh(x Wg + h Ug)   c′ = f ∘ c + i ∘ g   h′ = o ∘ tanh c′
 */
export function lstm(x: Tensor, { name, units }: Recurrent): Tensor {
  const { graph } = x;
  const [batch, time, inputs] = x.shape as [number, number, number];
  const drawn = uniform(1 / Math.sqrt(units));
  const parameter = (part: string, ...shape: number[]) => graph.parameter(`${name}.${part}`, shape, drawn);
  const weight = parameter("input.weight", inputs, 4 * units);
  const fromInput = linear(transpose(x, [1, 0, 2]), weight, parameter("bias", 4 * units));
  const flat = reshape(fromInput, [time * batch, 4 * units]);
  const states = recurrence(flat, parameter("state.weight", units, 4 * units), time);
  return transpose(reshape(states, [time, batch, units]), [1, 0, 2]);
}

/** What a step has computed, for its gradient; all batch × units. */
interface Step {
  readonly before: Tensor;
  readonly cellBefore: Tensor;
  readonly i: Tensor;
  readonly f: Tensor;
  readonly g: Tensor;
  readonly o: Tensor;
  readonly cell: Tensor;
  /** tanh of the cell. */
  readonly shown: Tensor;
  readonly after: Tensor;
}

/** The steps one after the other: (time · batch) × 4 units becomes (time · batch) × units. */
function recurrence(fromInput: Tensor, weight: Tensor, time: number): Tensor {
  const { graph } = fromInput;
  const steps = graph.withoutTape(() => run(fromInput, weight, time));
  return graph.fused(
    [fromInput, weight],
    () =>
      concat(
        steps.map(({ after }) => after),
        0,
      ),
    (dy) => {
      const gates = backThroughTime(steps, splitEvenly(dy, 0, time), weight);
      const before = concat(
        steps.map((step) => step.before),
        0,
      );
      return [gates, productOverRows(before, gates)];
    },
  );
}

function run(fromInput: Tensor, weight: Tensor, time: number): Step[] {
  const { graph } = fromInput;
  let before = expand(graph.constant(0), [fromInput.shape[0]! / time, weight.shape[0]!]);
  let cellBefore = before;
  return splitEvenly(fromInput, 0, time).map((x) => {
    const gates = splitEvenly(add(x, matmul(before, weight)), 1, 4) as [Tensor, Tensor, Tensor, Tensor];
    const [i, f, o] = [gates[0], gates[1], gates[3]].map(sigmoid) as [Tensor, Tensor, Tensor];
    const g = tanh(gates[2]);
    const cell = add(multiply(f, cellBefore), multiply(i, g));
    const shown = tanh(cell);
    const step = { before, cellBefore, i, f, g, o, cell, shown, after: multiply(o, shown) };
    before = step.after;
    cellBefore = cell;
    return step;
  });
}

/** The gradient of all gates: (time · batch) × 4 units. */
function backThroughTime(steps: readonly Step[], dStates: readonly Tensor[], weight: Tensor): Tensor {
  let fromLater: { readonly state: Tensor; readonly cell: Tensor } | undefined;
  const gates = steps
    .map((step, t) => ({ step, dState: dStates[t]! }))
    .reverse()
    .map(({ step, dState }) => {
      const { cellBefore, i, f, g, o, shown } = step;
      const dAfter = fromLater === undefined ? dState : add(dState, fromLater.state);
      const throughState = multiply(multiply(dAfter, o), tanhSlope(shown));
      const dCell = fromLater === undefined ? throughState : add(throughState, fromLater.cell);
      const dI = multiply(multiply(dCell, g), sigmoidSlope(i));
      const dF = multiply(multiply(dCell, cellBefore), sigmoidSlope(f));
      const dG = multiply(multiply(dCell, i), tanhSlope(g));
      const dO = multiply(multiply(dAfter, shown), sigmoidSlope(o));
      const all = concat([dI, dF, dG, dO], 1);
      fromLater = { state: matmul(all, weight, { transposeB: true }), cell: multiply(dCell, f) };
      return all;
    });
  return concat(gates.reverse(), 0);
}
