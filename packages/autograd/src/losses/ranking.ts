import type { Tensor } from "../graph/graph.js";
import { misfit, sameShape } from "../graph/shape.js";
import { add, mean, multiply, negate, subtract } from "../operators/arithmetic.js";
import { sum } from "../operators/broadcast.js";
import { asNumbers, equal } from "../operators/compare.js";
import { atLeast, log, sigmoid, softplus, square } from "../operators/functions.js";
import { matmul, rowDots } from "../operators/matmul.js";
import { reshape } from "../operators/reshape.js";
import { softmax } from "../operators/softmax.js";
import { shares } from "./cross-entropy.js";

/** Scores of what is right and of a sample of others, for N places. */
export interface SampledScores {
  /** Of the right one: N. */
  readonly positive: Tensor;
  /** Of M others, the same for all places: N × M. */
  readonly negative: Tensor;
}

/** Scores by dot products: of `states` (N × width) with rows of the right ones (N × width) and of the sampled others (M × width). */
export const dotScores = (states: Tensor, positiveRows: Tensor, negativeRows: Tensor): SampledScores => ({
  positive: rowDots(states, positiveRows),
  negative: matmul(states, negativeRows, { transposeB: true }),
});

export interface SampledSoftmax {
  /** ln of how often each is expected in a sample: N for the right ones, M for the others. They are subtracted from the scores. */
  readonly logQ?: { readonly positive: Tensor; readonly negative: Tensor };
  /** Ids (int32) of the right ones, N, and of the others, M: an other that is the right one does not count against it. */
  readonly ids?: { readonly positive: Tensor; readonly negative: Tensor };
  /** What each place counts, N; 0 for padding. */
  readonly weights?: Tensor;
}

/** A score that makes a softmax give nothing. */
const NEVER = -1e9;

/**
 * Cross-entropy of the right one among itself and the sampled others, corrected for how they were sampled
 * (Bengio & Senécal, 2008; Yi et al., "Sampling-bias-corrected neural modeling", RecSys 2019).
 */
export function sampledSoftmax(scores: SampledScores, { logQ, ids, weights }: SampledSoftmax = {}): Tensor {
  const { positive, negative } = checked("SampledSoftmax", scores);
  const [count, others] = negative.shape as [number, number];
  const right = reshape(logQ === undefined ? positive : subtract(positive, logQ.positive), [count, 1]);
  const corrected = logQ === undefined ? negative : subtract(negative, reshape(logQ.negative, [1, others]));
  const wrong = ids === undefined ? corrected : add(corrected, multiply(hits(ids.positive, ids.negative), NEVER));
  return surprise(right, wrong, weights);
}

/**
 * −ln of the share of the right one, eʳ / (eʳ + Z) with Z = Σ eʷ, as softplus(ln Z − r), without a matrix of both: ln Z is the largest w less ln of its share among the wrong ones. right is N × 1, wrong N × M.
 */
function surprise(right: Tensor, wrong: Tensor, weights: Tensor | undefined): Tensor {
  const { graph } = wrong;
  const count = wrong.shape[0]!;
  const largest = (x: Tensor) =>
    graph.node("ReduceMax", [x, graph.integers([1])], { shape: [count, 1] }, { attributes: { keepdims: 1 } });
  const { among, behind, share } = graph.withoutTape(() => {
    const softmaxed = softmax(wrong);
    const total = subtract(largest(wrong), log(largest(softmaxed)));
    return { among: softmaxed, behind: subtract(total, right), share: shares(wrong, count, weights) };
  });
  return graph.fused(
    [right, wrong],
    () => sum(multiply(softplus(behind), share)),
    (dy) => {
      const missed = multiply(sigmoid(behind), multiply(share, dy));
      return [negate(missed), multiply(among, missed)];
    },
  );
}

const hits = (positive: Tensor, negative: Tensor) =>
  asNumbers(equal(reshape(positive, [positive.shape[0]!, 1]), reshape(negative, [1, negative.shape[0]!])));

export interface BprMax {
  /** λ of the penalty on high scores of the others. */
  readonly regularization: number;
}

/** Keeps a logarithm finite. */
const LEAST = 1e-24;

/**
 * BPR-max (Hidasi & Karatzoglou, "Recurrent neural networks with top-k gains", CIKM 2018, eq. 10): −ln Σⱼ sⱼ σ(r − rⱼ) + λ Σⱼ sⱼ rⱼ², averaged
 * over the places, s the softmax of the others' scores: the others that score highest count most.
 */
export function bprMax(scores: SampledScores, { regularization }: BprMax): Tensor {
  const { positive, negative } = checked("BprMax", scores);
  const share = softmax(negative);
  const ahead = sigmoid(subtract(reshape(positive, [positive.shape[0]!, 1]), negative));
  const better = negate(log(atLeast(sum(multiply(share, ahead), [1]), LEAST)));
  const penalty = sum(multiply(share, square(negative)), [1]);
  return mean(add(better, multiply(penalty, regularization)));
}

function checked(operator: string, scores: SampledScores): SampledScores {
  const { positive, negative } = scores;
  if (negative.shape.length !== 2 || !sameShape(positive.shape, negative.shape.slice(0, 1)))
    misfit(operator, [positive.shape, negative.shape], "it takes N scores and N × M");
  return scores;
}
