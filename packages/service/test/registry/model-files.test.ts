import { mkdtempSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onnxruntime } from "@segue/autograd/runtime";
import { algorithms, type Query, resolveConfig, simulateWorld, trainAlgorithm, worldDataset } from "@segue/engine";
import { createPool, createRandom, rowOf } from "@segue/kernels";
import { describe, expect, it } from "vitest";
import { folderArtifactStore } from "../../src/adapters/files/artifact-store.js";
import type { ModelRecord } from "../../src/ports/models.js";
import { encodeModel, loadModel, modelPath } from "../../src/registry/model-files.js";
import { temporaryFolder } from "../temporary-folder.js";

const root = temporaryFolder();
const dataset = worldDataset(simulateWorld({ seed: 7, until: 1_700_000_000_000, listeners: 60, tracks: 80, plays: 1000 }));
const PATH = modelPath("main", "m", 1);

async function trained(name: string) {
  const algorithm = algorithms.find((each) => each.name === name)!;
  const resolved = resolveConfig(algorithm, {});
  if (!("value" in resolved)) throw new Error("the defaults of an algorithm fit its schema");
  const config = resolved.value;
  const recommender = await trainAlgorithm(algorithm, dataset, config, {
    random: createRandom(42),
    pool: createPool(1),
    report: async () => {},
    runtime,
  });
  const record: ModelRecord = {
    name: "m",
    version: 1,
    algorithm: name,
    task: "recommend",
    config,
    seed: 42,
    dataset: dataset.fingerprint,
    holds: algorithm.holds,
    users: dataset.users.size,
    tracks: dataset.tracks.size,
    bytes: 0,
    seconds: { load: 0, train: 0 },
    peakRssMb: 0,
    createdAt: 0,
    codeVersion: "",
    job: null,
    evaluation: null,
    origin: null,
    estimate: null,
  };
  const encoded = () => encodeModel({ algorithm: name, config, seed: 42, dataset, recommender });
  return { recommender, record, files: encoded(), encoded };
}

/** The same one for all, who change nothing of it: to train takes most of the time. */
const learned = new Map<string, ReturnType<typeof trained>>();
const once = (name: string) => {
  const model = learned.get(name) ?? trained(name);
  learned.set(name, model);
  return model;
};

const runtime = onnxruntime({ threads: 1 });
const queries: Query[] = Array.from({ length: 10 }, (_, user) => ({ history: rowOf(dataset.plays, user) }));
const listenersOf = (track: number) => [...dataset.plays.indices].filter((each) => each === track).length;

describe.each(algorithms.map((algorithm) => algorithm.name))("the files of %s", (name) => {
  it("give a model that scores as the trained one, bit for bit, and knows its tracks and their listeners", async () => {
    const { recommender, record, files } = await once(name);
    const artifacts = folderArtifactStore(mkdtempSync(join(root, "m-")));
    await artifacts.write(PATH, files);
    const loaded = await loadModel({ artifacts, runtime }, "main", record);
    expect((await loaded.recommender.score(queries)).data).toEqual((await recommender.score(queries)).data);
    expect(loaded.tracks.ids).toEqual(dataset.tracks.ids);
    expect([...loaded.popularity]).toEqual(dataset.tracks.ids.map((_, track) => listenersOf(track)));
    expect([loaded.name, loaded.version, loaded.algorithm, loaded.signal]).toEqual(["m", 1, name, "plays"]);
  });

  // That a training repeated comes to the same is in the contract of algorithms.
  it("are the same bytes for the same training", async () => {
    const { files, encoded } = await once(name);
    const again = encoded();
    expect(Object.keys(again)).toEqual(Object.keys(files));
    for (const [file, bytes] of Object.entries(files)) expect(Buffer.compare(bytes, again[file]!), file).toBe(0);
  });

  it("are refused when one bit of any file is another", async () => {
    const { record, files } = await once(name);
    const folder = mkdtempSync(join(root, "m-"));
    const artifacts = folderArtifactStore(folder);
    await artifacts.write(PATH, files);
    for (const file of Object.keys(files)) {
      const whole = await readFile(join(folder, PATH, file));
      for (const place of [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1].map((share) => Math.floor(share * (whole.length - 2)))) {
        const flipped = Buffer.from(whole);
        flipped[place]! ^= 1;
        await writeFile(join(folder, PATH, file), flipped);
        await expect(loadModel({ artifacts, runtime }, "main", record), `${file}, byte ${place}`).rejects.toMatchObject({
          code: "damaged-file",
        });
      }
      await writeFile(join(folder, PATH, file), whole.subarray(0, whole.length >> 1));
      await expect(loadModel({ artifacts, runtime }, "main", record), `${file}, cut short`).rejects.toMatchObject({
        code: "damaged-file",
      });
      await writeFile(join(folder, PATH, file), whole);
    }
    await loadModel({ artifacts, runtime }, "main", record);
  });
});
