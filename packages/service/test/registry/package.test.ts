import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onnxruntime } from "@segue/autograd/runtime";
import { algorithms } from "@segue/engine";
import { beforeAll, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import { sha256 } from "../../src/registry/model-files.js";
import { FILES, type PackageRecord, RECORD, sealed } from "../../src/registry/package/format.js";
import { importModelJob } from "../../src/registry/package/import-job.js";
import { readPackage } from "../../src/registry/package/read.js";
import { encodeSafetensors } from "../../src/registry/safetensors.js";
import { trainJob } from "../../src/registry/train-job.js";
import { importHere, raw, runHere, runningService, smallWorldCsv } from "../http/running-service.js";
import { zipOf } from "../zip-of.js";

const there = runningService({}, async (now) => {
  await importHere(now, smallWorldCsv());
  for (const { name, config } of algorithms)
    await runHere(now, trainJob, { algorithm: name, config: "epochs" in config.properties ? { epochs: 1 } : {} });
  await runHere(now, trainJob, { algorithm: "als", as: "judged", config: { factors: 16 }, evaluate: "leave-one-out" });
});
/** The same tracks, and no model. */
const here = runningService({}, async (now) => {
  await importHere(now, smallWorldCsv(500));
});

/** The bytes of an exported model. */
async function exported(id: string, query = "?histories=true"): Promise<Buffer> {
  const answer = await fetch(new URL(`/v1/models/${id}/file${query}`, there().service.url));
  expect(answer.status, id).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

async function imported(content: Buffer, more: object = {}): Promise<unknown> {
  const id = await here().client.upload(content);
  return runHere(here(), importModelJob, { upload: { id, name: "model.zip" }, ...more });
}

describe.each(algorithms.map(({ name }) => name))("%s, given away and brought in", (name) => {
  it("scores bit for bit as before", async () => {
    expect(await imported(await exported(name))).toMatchObject({ model: name, origin: `${name}@1` });
    for (const user of ["sim-listener-0001", "sim-listener-0007"]) {
      const heard = (await there().service.services.store.events.ofUser("main", user)).map((event) => event.track);
      const other = `copy of ${user}`;
      await here().client.sendEvents(heard.map((track) => ({ user: other, track, at: "2024-01-01T00:00:00Z" })));
      await there().client.sendEvents(heard.map((track) => ({ user: other, track, at: "2024-01-01T00:00:00Z" })));
      const [a, b] = await Promise.all([there(), here()].map(({ client }) => client.recommend(other, { n: 1000, model: name })));
      const ofBoth = new Set(b!.items.map(({ track }) => track));
      expect(b!.items.length).toBeGreaterThan(10);
      expect(b!.items.map(({ track, score }) => [track, score])).toEqual(
        a!.items.filter(({ track }) => ofBoth.has(track)).map(({ track, score }) => [track, score]),
      );
    }
  });
});

describe("what comes with a model", () => {
  it("is its data, its figures and where it is from, on the card too; its number is one of here", async () => {
    const told = await imported(await exported("judged"), { as: "theirs" });
    expect(told).toMatchObject({ model: "theirs", version: 1, algorithm: "als", holds: "tracks", origin: "judged@1" });
    const get = async (running: typeof here, path: string) => (await raw(running().service.url, path)).body;
    const [before, after] = [await get(there, "/v1/models/judged/card"), await get(here, "/v1/models/theirs/card")];
    for (const part of ["algorithm", "data", "parameters", "evaluation", "training", "codeVersion"])
      expect(after[part]).toEqual(before[part]);
    expect(after.origin).toMatchObject({ model: "judged@1", exportedBy: "0.1.0" });
    expect((after.limits as string[]).join(" ")).toContain("trained elsewhere");
    expect(await imported(await exported("judged"), { as: "theirs" })).toMatchObject({ version: 2 });
  });

  it("is no history, unless that is said", async () => {
    const refused = await raw(there().service.url, "/v1/models/user-knn/file");
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "holds-histories", hint: expect.stringContaining("--with-histories") },
    });
  });
});

describe("a file that is not in order", () => {
  let good: Buffer;
  let parts: Record<string, Buffer>;
  beforeAll(async () => {
    good = await exported("als");
    parts = await contentsOf(good);
  });

  const refused = async (content: Buffer, why: RegExp | string) => {
    const before = await here().service.services.store.models.list("main");
    const { nextVersion: _, ...numbers } = { nextVersion: 0, all: await here().service.services.store.models.numbers("main") };
    await expect(imported(content)).rejects.toMatchObject({ code: "invalid-model", message: expect.stringMatching(why) });
    expect(await here().service.services.store.models.list("main")).toEqual(before);
    expect({ all: await here().service.services.store.models.numbers("main") }).toEqual(numbers);
  };

  it("is refused when it is cut short, or one bit of its content is another", async () => {
    for (const share of [0, 0.2, 0.5, 0.9, 0.999]) await refused(good.subarray(0, Math.floor(good.length * share)), /model\.zip/);
    for (const name of [RECORD, ...FILES.recommend]) {
      const from = good.indexOf(parts[name]!.subarray(0, 64));
      for (const share of [0, 0.3, 0.6, 0.99]) {
        const flipped = Buffer.from(good);
        flipped[from + Math.floor(share * (parts[name]!.length - 2))]! ^= 4;
        await refused(flipped, new RegExp(name.replace(".", "\\.")));
      }
    }
  });

  it("is refused when it is no archive, packed, or holds other names", async () => {
    await refused(Buffer.from("GIF89a, and not a model"), "no ZIP archive");
    await refused(zipOf(parts), "is packed");
    await refused(zipOf({ ...parts, "tracks.json": Buffer.alloc(50_000_000) }), "is packed");
    for (const name of ["../../evil.json", "/etc/passwd", "..\\evil", "models/x", "run.js"])
      await refused(await packed({ ...parts, [name]: Buffer.from("x") }), /evil|passwd|models|run|relative|absolute|characters/);
    const { "tracks.json": __, ...fewer } = parts;
    await refused(await packed(fewer), "holds no tracks.json");
  });

  it("is refused when it is of a newer version, or of something that is not known here", async () => {
    await refused(await repacked({}, { format: 3 }), "newer Segue");
    await refused(await repacked({ algorithm: "telepathy" }), 'algorithm "telepathy" is not known');
    await refused(await repacked({ algorithm: "__proto__" }), "is not known");
    await refused(await repacked({ config: { factors: 1e9 } }), "parameters are none of als");
    await refused(await repacked({ signal: "vibes" }), "histories mean");
    await refused(await repacked({ format: 9 }), "newer Segue");
    await refused(await repacked({ algorithm: "user-knn" }), /parameters|holds/);
    await refused(await repacked({}, { model: { ...recordOf().model, name: "../up" } }), "name");
    await refused(await repacked({}, { model: { ...recordOf().model, holds: "histories" } }), "holds histories");
  });

  it("is refused when shapes, ids or numbers are none, though every hash is right", async () => {
    const tracks = JSON.parse(parts["tracks.json"]!.toString()) as string[];
    const odd = (content: object) => repacked({}, {}, { "tracks.json": Buffer.from(JSON.stringify(content)) });
    await refused(await odd(tracks.slice(1)), /tensors\.safetensors|scores|does not answer/);
    await refused(await odd([...tracks].reverse()), "not in order");
    await refused(await odd([tracks[0], ...tracks.slice(0, -1)]), "not in order");
    await refused(await odd(tracks.map((id, at) => (at === 3 ? "" : id))), "is empty");
    await refused(await odd({ length: 3 }), "no list of ids");
    const n = tracks.length;
    const tensors = (change: object) =>
      repacked(
        {},
        {},
        {
          "tensors.safetensors": Buffer.from(
            encodeSafetensors({
              popularity: { shape: [n], data: new Float32Array(n).fill(1) },
              tracks: { shape: [n, 4], data: new Float32Array(4 * n).fill(0.5) },
              ...change,
            }),
          ),
        },
      );
    await refused(await tensors({ tracks: { shape: [n + 1, 4], data: new Float32Array(4 * n + 4) } }), "does not answer");
    await refused(await tensors({ tracks: { shape: [4 * n], data: new Float32Array(4 * n) } }), /no model|does not answer/);
    await refused(await tensors({ tracks: { shape: [n, 4], data: new Float32Array(4 * n).fill(Number.NaN) } }), "is NaN");
    await refused(await tensors({ popularity: { shape: [1], data: new Float32Array(1) } }), "is not what was stored");
    const header = Buffer.from('{"tracks":{"dtype":"F32","shape":[1000000,1000000],"data_offsets":[0,4]}}');
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    const bomb = Buffer.concat([length, header, Buffer.alloc(4)]);
    await refused(await repacked({}, {}, { "tensors.safetensors": bomb }), "does not fill its shape");
  });

  it("is refused when the arrays of a sparse model would be read for ever", async () => {
    const knn = await contentsOf(await exported("item-knn"));
    const n = (JSON.parse(knn["tracks.json"]!.toString()) as string[]).length;
    const sparse = (indptr: Uint32Array, indices: Int32Array) => ({
      popularity: { shape: [n], data: new Float32Array(n) },
      shape: { shape: [2], data: Uint32Array.of(n, n) },
      indptr: { shape: [indptr.length], data: indptr },
      indices: { shape: [indices.length], data: indices },
      values: { shape: [indices.length], data: new Float32Array(indices.length) },
    });
    const endless = new Uint32Array(n + 1).fill(4_000_000_000, 1);
    const back = new Uint32Array(n + 1).fill(5, 1, n).fill(1, n);
    for (const [indptr, indices] of [
      [endless, new Int32Array(1)],
      [back, new Int32Array(1)],
      [new Uint32Array(n + 1).fill(1, 1), Int32Array.of(n)],
      [new Uint32Array(n + 1).fill(1, 1), Int32Array.of(-1)],
    ] as const) {
      const content = Buffer.from(encodeSafetensors(sparse(indptr, indices)));
      await refused(await repacked({}, {}, { "tensors.safetensors": content }, knn), "no sparse matrix");
    }
  });

  const recordOf = (from = parts) => JSON.parse(from[RECORD]!.toString()) as PackageRecord;

  /** The file with changes, every hash made right again. */
  async function repacked(
    manifest: object,
    record: object = {},
    files: Record<string, Buffer> = {},
    from = parts,
  ): Promise<Buffer> {
    const all: Record<string, Buffer> = { ...from, ...files };
    const { checksum: _, ...told } = JSON.parse(all["model.json"]!.toString()) as Record<string, unknown>;
    const hashes = { "tensors.safetensors": sha256(all["tensors.safetensors"]!), "tracks.json": sha256(all["tracks.json"]!) };
    const content = { ...told, ...manifest, files: hashes };
    all["model.json"] = Buffer.from(JSON.stringify({ ...content, checksum: sha256(JSON.stringify(content)) }));
    const { checksum: __, ...before } = recordOf(from);
    const after = { ...before, ...record, files: { ...hashes, "model.json": sha256(all["model.json"]) } };
    return packed({ ...all, [RECORD]: Buffer.from(JSON.stringify(sealed(after as typeof before))) });
  }
});

/** An archive of these entries as they are. */
async function packed(entries: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  // A name of the same length that yazl takes: what is not allowed is written over it.
  const places = Object.keys(entries).map((name) => [name, /^[a-z.]+$/.test(name) ? name : "x".repeat(name.length)] as const);
  for (const [name, safe] of places) zip.addBuffer(entries[name]!, safe, { compress: false });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  const content = Buffer.concat(chunks);
  for (const [name, safe] of places) {
    if (name === safe) continue;
    for (let at = content.indexOf(safe); at >= 0; at = content.indexOf(safe, at + 1)) content.write(name, at);
  }
  return content;
}

/** The entries of an archive in which nothing is packed, by their lengths in its own record. */
async function contentsOf(content: Buffer): Promise<Record<string, Buffer>> {
  const folder = join(there().folder, "unpacked");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "model.zip"), content);
  const { record, files } = await readPackage(join(folder, "model.zip"), "model.zip", onnxruntime({ threads: 1 }));
  return {
    [RECORD]: Buffer.from(`${JSON.stringify(record, null, 2)}\n`),
    ...Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes)])),
  };
}
