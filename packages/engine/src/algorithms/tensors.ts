import type { SparseMatrix } from "@segue/kernels";
import type { ModelFiles, Tensor } from "./algorithm.js";

/** A sparse matrix as tensors: its arrays, and its size as `shape` = [rows, cols]. */
export function sparseTensors({ rows, cols, indptr, indices, values }: SparseMatrix): Record<string, Tensor> {
  return {
    shape: { shape: [2], data: Uint32Array.of(rows, cols) },
    indptr: { shape: [indptr.length], data: indptr },
    indices: { shape: [indices.length], data: indices },
    values: { shape: [values.length], data: values },
  };
}

/** The matrix that {@link sparseTensors} stored. */
export function sparseFrom(files: ModelFiles): SparseMatrix {
  const [rows, cols] = dataOf(files, "shape", Uint32Array);
  return {
    rows: rows!,
    cols: cols!,
    indptr: dataOf(files, "indptr", Uint32Array),
    indices: dataOf(files, "indices", Int32Array),
    values: dataOf(files, "values", Float32Array),
  };
}

/** The tensor of that name. Throws an Error when it is missing. */
export function tensorOf(files: ModelFiles, name: string): Tensor {
  const tensor = files.tensors[name];
  if (tensor === undefined)
    throw new Error(`The model's files hold no tensor "${name}": they are damaged or of another algorithm.`);
  return tensor;
}

/** The numbers of the tensor of that name. Throws an Error when it is missing or of another type. */
export function dataOf<A>(files: ModelFiles, name: string, type: new (length: number) => A): A {
  const { data } = tensorOf(files, name);
  if (!(data instanceof type)) throw new Error(`The model's tensor "${name}" is ${data.constructor.name}, not ${type.name}.`);
  return data;
}
