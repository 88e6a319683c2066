import type { Tensor } from "../graph/graph.js";
import { add, divide, multiply, negate, subtract } from "./arithmetic.js";
import { masked } from "./compare.js";

// Functions of one number, applied to each; `backward` has dy, x and y = f(x) to its use.

export const exp = (x: Tensor): Tensor => apply("Exp", x, (dy, _, y) => multiply(dy, y));

export const log = (x: Tensor): Tensor => apply("Log", x, (dy) => divide(dy, x));

export const sqrt = (x: Tensor): Tensor => apply("Sqrt", x, (dy, _, y) => divide(multiply(dy, 0.5), y));

/** 1 / (1 + e^−x). */
export const sigmoid = (x: Tensor): Tensor => apply("Sigmoid", x, (dy, _, y) => multiply(dy, sigmoidSlope(y)));

export const tanh = (x: Tensor): Tensor => apply("Tanh", x, (dy, _, y) => multiply(dy, tanhSlope(y)));

/** The slopes of sigmoid and tanh where their value is y. */
export const sigmoidSlope = (y: Tensor): Tensor => multiply(y, oneMinus(y));
export const tanhSlope = (y: Tensor): Tensor => oneMinus(multiply(y, y));

/** ln(1 + e^x), without overflow. */
export const softplus = (x: Tensor): Tensor => apply("Softplus", x, (dy) => multiply(dy, sigmoid(x)));

/** max(x, 0); its slope at 0 is taken for 0. */
export const relu = (x: Tensor): Tensor => apply("Relu", x, (dy, _, y) => masked(dy, y));

/** x Φ(x), Φ the normal distribution (Hendrycks & Gimpel, "Gaussian error linear units", 2016), without approximation. */
export function gelu(x: Tensor): Tensor {
  const { graph } = x;
  const phi = graph.withoutTape(() => {
    const erf = graph.node("Erf", [multiply(x, Math.SQRT1_2)], { shape: x.shape });
    return multiply(add(erf, 1), 0.5);
  });
  const density = () => multiply(exp(multiply(multiply(x, x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
  return graph.fused(
    [x],
    () => multiply(x, phi),
    (dy) => [multiply(dy, add(phi, multiply(x, density())))],
  );
}

export const oneMinus = (x: Tensor): Tensor => add(negate(x), 1);

export const square = (x: Tensor): Tensor => multiply(x, x);

/** The value without its gradient. */
export const stopGradient = (x: Tensor): Tensor => ({ ...x, differentiable: false });

/** The larger of x and a number; the gradient flows where x is larger. */
export const atLeast = (x: Tensor, least: number): Tensor =>
  x.graph.node("Max", [x, x.graph.constant(least)], { shape: x.shape }, { backward: (dy) => [masked(dy, subtract(x, least))] });

function apply(operator: string, x: Tensor, slope: (dy: Tensor, x: Tensor, y: Tensor) => Tensor): Tensor {
  const y: Tensor = x.graph.node(operator, [x], { shape: x.shape }, { backward: (dy) => [slope(dy, x, y)] });
  return y;
}
