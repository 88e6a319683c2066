import type { Tensor } from "../graph/graph.js";
import { misfit, sameShape, sizeOf } from "../graph/shape.js";
import { multiply } from "./arithmetic.js";
import { partsOf, sum, sumOfRows } from "./broadcast.js";
import { reshape, transpose } from "./reshape.js";

export interface MatmulOptions {
  /** Take a transposed (its last two axes exchanged). */
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  /** Multiply the result by it. */
  readonly scale?: number;
}

/**
 * The product of matrices, … × m × k by … × k × n; leading axes, which must be the same, are batches. In training graphs transposing and
 * scaling cost nothing: onnxruntime's FusedMatMul does them as it multiplies.
 */
export function matmul(a: Tensor, b: Tensor, options: MatmulOptions = {}): Tensor {
  const { transposeA = false, transposeB = false, scale = 1 } = options;
  const shape = productShape(a, b, transposeA, transposeB);
  const backward = (dy: Tensor) => [
    a.differentiable ? gradientOfA(dy, b, options) : undefined,
    b.differentiable ? gradientOfB(dy, a, options) : undefined,
  ];
  const { graph } = a;
  if (!transposeA && !transposeB && scale === 1) return graph.node("MatMul", [a, b], { shape }, { backward });
  if (graph.mode === "inference") {
    const product = matmul(transposeA ? transposeLast(a) : a, transposeB ? transposeLast(b) : b);
    return scale === 1 ? product : multiply(product, scale);
  }
  const attributes = { transA: Number(transposeA), transB: Number(transposeB), alpha: { float: scale } };
  return graph.node("FusedMatMul", [a, b], { shape }, { attributes, domain: "com.microsoft", backward });
}

/** The dot product of each row of a with the same row of b, both N × width: N. */
export function rowDots(a: Tensor, b: Tensor): Tensor {
  if (a.shape.length !== 2 || !sameShape(a.shape, b.shape))
    misfit("RowDots", [a.shape, b.shape], "they are two matrices of one shape");
  // By the rules of product and sum the gradient would be repeated along the rows before it is multiplied.
  return a.graph.fused(
    [a, b],
    () => sum(multiply(a, b), [1]),
    (dy) => {
      const column = reshape(dy, [a.shape[0]!, 1]);
      return [a.differentiable ? multiply(b, column) : undefined, b.differentiable ? multiply(a, column) : undefined];
    },
  );
}

/** x W + b for x (… × inputs), W (inputs × outputs) and b (outputs), as one product of two matrices. */
export function linear(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const [inputs, outputs] = weight.shape as [number, number];
  if (weight.shape.length !== 2 || x.shape.at(-1) !== inputs)
    misfit("Linear", [x.shape, weight.shape], "the last axis of the first must be the first of the second");
  const rows = reshape(x, [sizeOf(x.shape.slice(0, -1)), inputs]);
  const y = bias === undefined ? matmul(rows, weight) : gemm(rows, weight, bias);
  return reshape(y, [...x.shape.slice(0, -1), outputs]);
}

function gemm(x: Tensor, weight: Tensor, bias: Tensor): Tensor {
  const shape = [x.shape[0]!, weight.shape[1]!];
  if (!sameShape(bias.shape, shape.slice(1)))
    misfit("Linear", [weight.shape, bias.shape], "there must be a bias for each output");
  const backward = (dy: Tensor) => [
    x.differentiable ? matmul(dy, weight, { transposeB: true }) : undefined,
    weight.differentiable ? productOverRows(x, dy) : undefined,
    bias.differentiable ? sumOfRows(dy) : undefined,
  ];
  return x.graph.node("Gemm", [x, weight, bias], { shape }, { backward });
}

function productShape(a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean): number[] {
  if (a.shape.length < 2 || b.shape.length < 2) misfit("MatMul", [a.shape, b.shape], "a matrix has two axes or more");
  const [m, inner] = lastTwo(a, transposeA);
  const [other, n] = lastTwo(b, transposeB);
  if (inner !== other) misfit("MatMul", [a.shape, b.shape], `the inner sizes ${inner} and ${other} differ`);
  const batches = a.shape.slice(0, -2);
  if (!sameShape(batches, b.shape.slice(0, -2))) misfit("MatMul", [a.shape, b.shape], "the batches differ");
  return [...batches, m, n];
}

function lastTwo({ shape }: Tensor, transposed: boolean): [number, number] {
  const [rows, columns] = shape.slice(-2) as [number, number];
  return transposed ? [columns, rows] : [rows, columns];
}

const gradientOfA = (dy: Tensor, b: Tensor, { transposeA = false, transposeB = false, scale = 1 }: MatmulOptions) =>
  transposeA
    ? matmul(b, dy, { transposeA: transposeB, transposeB: true, scale })
    : matmul(dy, b, { transposeB: !transposeB, scale });

function gradientOfB(dy: Tensor, a: Tensor, { transposeA = false, transposeB = false, scale = 1 }: MatmulOptions): Tensor {
  if (a.shape.length === 2 && !transposeA) return transposeB ? productOverRows(dy, a, scale) : productOverRows(a, dy, scale);
  return transposeB
    ? matmul(dy, a, { transposeA: true, transposeB: transposeA, scale })
    : matmul(a, dy, { transposeA: !transposeA, scale });
}

/**
 * aᵀ b for a (rows × m) and b (rows × n). With many rows as the sum of products of parts of them: the runtime shares out the parts among its threads, where it would let one
 * compute a product that is small.
 */
export function productOverRows(a: Tensor, b: Tensor, scale = 1): Tensor {
  const [rows, m] = a.shape as [number, number];
  const n = b.shape[1]!;
  // What is summed in the end must be little beside what is read.
  const parts = partsOf(rows, (rows * (m + n)) / (4 * m * n));
  if (parts === 1) return matmul(a, b, { transposeA: true, scale });
  const cut = (x: Tensor, width: number) => reshape(x, [parts, rows / parts, width]);
  return sum(matmul(cut(a, m), cut(b, n), { transposeA: true, scale }), [0]);
}

const transposeLast = (x: Tensor) => {
  const rank = x.shape.length;
  const order = x.shape.map((_, axis) => (axis < rank - 2 ? axis : axis === rank - 2 ? rank - 1 : rank - 2));
  return transpose(x, order);
};
