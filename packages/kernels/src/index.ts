export { type DenseMatrix, denseRow, zeros } from "./dense-matrix.js";
export { createRandom, type Random } from "./random.js";
export { rowOf, type SparseMatrix, type SparseRow, stackRows, transpose } from "./sparse-matrix.js";
export { topK } from "./top-k.js";
