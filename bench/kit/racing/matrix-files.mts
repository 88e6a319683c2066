import { open, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SparseMatrix } from "@segue/kernels";

/** Writes a matrix for {@link readMatrix} and for `theirs.py`: its arrays as they lie in memory, its size in JSON. */
export async function writeMatrix(folder: string, name: string, { rows, cols, indptr, indices, values }: SparseMatrix) {
  await writeFile(join(folder, `${name}.json`), JSON.stringify({ rows, cols, entries: indices.length }));
  for (const [part, array] of Object.entries({ indptr, indices, values }))
    await writeFile(join(folder, `${name}.${part}`), array);
}

export async function readMatrix(folder: string, name: string): Promise<SparseMatrix> {
  const { rows, cols, entries } = JSON.parse(await readFile(join(folder, `${name}.json`), "utf8"));
  const indptr = await readNumbers(join(folder, `${name}.indptr`), new Uint32Array(rows + 1));
  const indices = await readNumbers(join(folder, `${name}.indices`), new Int32Array(entries));
  return { rows, cols, indptr, indices, values: await readNumbers(join(folder, `${name}.values`), new Float32Array(entries)) };
}

/** The listeners who are judged. */
export async function readJudged(folder: string): Promise<Int32Array> {
  const { size } = await stat(join(folder, "rows"));
  return readNumbers(join(folder, "rows"), new Int32Array(size / 4));
}

/** Fills an array from a file: no second copy is made. */
export async function readNumbers<Numbers extends Uint32Array | Int32Array | Float32Array>(path: string, array: Numbers) {
  const file = await open(path);
  const bytes = new Uint8Array(array.buffer);
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, at, Math.min(2 ** 30, bytes.length - at));
    if (bytesRead === 0) throw new Error(`${path} is too short`);
    at += bytesRead;
  }
  await file.close();
  return array;
}
