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

/** The matrix that {@link sparseTensors} stored. Throws an Error where the arrays are none: reading it could go on for ever. */
export function sparseFrom(files: ModelFiles): SparseMatrix {
  const [rows, cols] = dataOf(files, "shape", Uint32Array);
  const matrix = {
    rows: rows ?? 0,
    cols: cols ?? 0,
    indptr: dataOf(files, "indptr", Uint32Array),
    indices: dataOf(files, "indices", Int32Array),
    values: dataOf(files, "values", Float32Array),
  };
  const problem = sparseProblem(matrix);
  if (problem !== undefined) throw new Error(`The model's tensors are no sparse matrix: ${problem}.`);
  return matrix;
}

function sparseProblem({ rows, cols, indptr, indices, values }: SparseMatrix): string | undefined {
  if (indptr.length !== rows + 1) return `${rows} rows do not fit ${indptr.length} bounds`;
  if (values.length !== indices.length) return `there are ${indices.length} places for ${values.length} values`;
  if (indptr[0] !== 0 || indptr[rows] !== indices.length) return "its bounds are not those of its entries";
  for (let row = 0; row < rows; row++) if (indptr[row]! > indptr[row + 1]!) return `row ${row} ends before it begins`;
  const outside = indices.findIndex((index) => index < 0 || index >= cols);
  return outside < 0 ? undefined : `entry ${outside} lies in column ${indices[outside]} of ${cols}`;
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

/** The files of models that another one combines, as files of that one: their names come after the number of the model. */
export function filesOfChildren(children: readonly ModelFiles[]): Record<string, Tensor> {
  const named = children.flatMap(({ tensors }, c) =>
    Object.entries(tensors).map(([name, tensor]) => [`${c}.${name}`, tensor] as const),
  );
  return Object.fromEntries(named);
}

/** The files that {@link filesOfChildren} stored of the `number`-th model. */
export function childFiles({ tensors }: ModelFiles, number: number): ModelFiles {
  const prefix = `${number}.`;
  const own = Object.entries(tensors).filter(([name]) => name.startsWith(prefix));
  return { tensors: Object.fromEntries(own.map(([name, tensor]) => [name.slice(prefix.length), tensor])) };
}
