import type { Tensor } from "../graph/graph.js";
import { axesOf, broadcastShape, normalAxes, sizeOf } from "../graph/shape.js";
import { type Reduction, sum, sumTo } from "./broadcast.js";

// Element by element; shapes are matched from the last axis, and axes of size 1 repeat. A plain number is a constant.

type Operand = Tensor | number;

export const add = (a: Tensor, b: Operand): Tensor => elementwise("Add", a, b, { ofA: (dy) => dy, ofB: (dy) => dy });

export const subtract = (a: Tensor, b: Operand): Tensor => elementwise("Sub", a, b, { ofA: (dy) => dy, ofB: negate });

export const multiply = (a: Tensor, b: Operand): Tensor =>
  elementwise("Mul", a, b, { ofA: (dy, _, right) => multiply(dy, right), ofB: (dy, left) => multiply(dy, left) });

/** For y = a / b: ∂y/∂a = 1 / b, ∂y/∂b = −a / b². */
export const divide = (a: Tensor, b: Operand): Tensor =>
  elementwise("Div", a, b, {
    ofA: (dy, _, right) => divide(dy, right),
    ofB: (dy, left, right) => negate(divide(multiply(dy, left), multiply(right, right))),
  });

export const negate = (x: Tensor): Tensor => x.graph.node("Neg", [x], { shape: x.shape }, { backward: (dy) => [negate(dy)] });

/** The mean over some axes, or over all. */
export function mean(x: Tensor, axes: readonly number[] = axesOf(x.shape), reduction: Reduction = {}): Tensor {
  const count = sizeOf(normalAxes("ReduceMean", x.shape, axes).map((axis) => x.shape[axis]!));
  return multiply(sum(x, axes, reduction), 1 / count);
}

type Rule = (dy: Tensor, a: Tensor, b: Tensor) => Tensor;

function elementwise(operator: string, a: Tensor, operand: Operand, { ofA, ofB }: { ofA: Rule; ofB: Rule }): Tensor {
  const { graph } = a;
  const b = typeof operand === "number" ? graph.constant(operand) : operand;
  const shape = broadcastShape(operator, a.shape, b.shape);
  return graph.node(
    operator,
    [a, b],
    { shape },
    {
      backward: (dy) => [
        a.differentiable ? sumTo(ofA(dy, a, b), a.shape) : undefined,
        b.differentiable ? sumTo(ofB(dy, a, b), b.shape) : undefined,
      ],
    },
  );
}
