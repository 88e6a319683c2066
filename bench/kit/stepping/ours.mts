import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Arrays, type Batch, createTrainer } from "@segue/autograd";
import { onnxruntime } from "@segue/autograd/runtime";
import { createRandom } from "@segue/kernels";
import { type Draw, networks, optimiser } from "./networks.mjs";

// Steps of a network by this program. First it writes down the weights and batches from which theirs.py begins; then it does so many steps for
// each line on standard input, and answers with what each took, as theirs.py does.

export interface Ask {
  readonly steps: number;
}

export interface Told {
  /** Of each step. */
  readonly milliseconds: readonly number[];
  readonly losses: readonly number[];
}

const BATCHES = 10;

const [folder, name, threads] = process.argv.slice(2) as [string, string, string];
const { network, batch } = networks[name]!;
const random = createRandom("steps");
const trainer = await createTrainer({
  network,
  optimiser: optimiser(),
  runtime: onnxruntime({ threads: Number(threads) }),
  random: (label) => random.fork(label).next,
});
const batches = Array.from({ length: BATCHES }, (_, i) => batch(drawing(i)));
await write("weights", trainer.weights());
for (const [i, each] of batches.entries()) await write(`batch-${i}`, each);

console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const { steps } = JSON.parse(line) as Ask;
  const milliseconds: number[] = [];
  const losses: number[] = [];
  for (let i = 0; i < steps; i++) {
    const begun = performance.now();
    losses.push(await trainer.step(batches[trainer.steps % BATCHES]!));
    milliseconds.push(performance.now() - begun);
  }
  console.log(JSON.stringify({ milliseconds, losses } satisfies Told));
}

function drawing(i: number): Draw {
  const stream = random.fork(`batch ${i}`);
  return {
    ids: (below, count) => Int32Array.from({ length: count }, () => stream.int(below)),
    normals: (count) => Float32Array.from({ length: count }, () => stream.normal()),
  };
}

/** Arrays by name: what they are in JSON, and what they hold, one after the other. */
async function write(file: string, arrays: Arrays | Batch): Promise<void> {
  const told = Object.entries(arrays).map(([each, array]) => ({
    name: each,
    length: array.length,
    type: array instanceof Int32Array ? "int32" : "float32",
  }));
  await writeFile(join(folder, `${file}.json`), JSON.stringify(told));
  await writeFile(
    join(folder, file),
    Buffer.concat(Object.values(arrays).map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))),
  );
}
