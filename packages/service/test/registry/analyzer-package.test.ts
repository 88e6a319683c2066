import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import { musicJob } from "../../src/hearing/music-job.js";
import { sha256 } from "../../src/registry/model-files.js";
import { FILES, type PackageRecord, RECORD, sealed } from "../../src/registry/package/format.js";
import { importModelJob } from "../../src/registry/package/import-job.js";
import { unpacked } from "../../src/registry/package/unpack.js";
import { trainJob } from "../../src/registry/train-job.js";
import { labelledMusic, numberTable } from "../analyzing/labelled-music.js";
import { wave } from "../hearing/music-folder.js";
import { importText, raw, runHere, runningService } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";

const music = temporaryFolder();
const there = runningService({}, async (now) => {
  labelledMusic(music);
  await runHere(now, musicJob, { folder: music });
  await importText(now.client, numberTable(), "tracks.csv");
  const kinds = { labels: "folders", evaluate: "none" };
  const network = { layers: [], encoder: "cnn", epochs: 3, batch: 8, crop: 20, heldOut: 0 };
  await runHere(now, trainJob, { algorithm: "classifier", as: "net", ...kinds, config: network });
  await runHere(now, trainJob, { algorithm: "stats-classifier", as: "plain", labels: "folders", reads: "rms,centroid" });
  const numbers = { labels: "valence,arousal", reads: "facts", evaluate: "none", config: { trees: 10 } };
  await runHere(now, trainJob, { algorithm: "forest", as: "feel", ...numbers });
});
/** The same tracks in numbers, no music and no model. */
const here = runningService({}, async (now) => {
  await importText(now.client, numberTable(), "tracks.csv");
});

async function exported(id: string): Promise<Buffer> {
  const answer = await fetch(new URL(`/v1/models/${id}/file`, there().service.url));
  expect(answer.status, id).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

async function imported(content: Buffer): Promise<unknown> {
  const id = await here().client.upload(content);
  return runHere(here(), importModelJob, { upload: { id, name: "model.zip" } });
}

describe("a model that says labels or numbers, given away and brought in", () => {
  it.each(["net", "plain"])("says of a file bit for bit what it said: %s", async (name) => {
    expect(await imported(await exported(name))).toMatchObject({ model: name, holds: "tracks", origin: `${name}@1` });
    const said = async ({ client }: ReturnType<typeof here>) =>
      client.analyze({
        model: name,
        upload: { id: await client.upload(wave(3, (s) => 0.2 * Math.sin(2 * Math.PI * 260 * s))), name: "mine.wav" },
      });
    const [before, after] = [await said(there()), await said(here())];
    expect(after.labels).toEqual(before.labels);
    expect(after.labels).toHaveLength(3);
  });

  it("says of tracks the same numbers, with what it was and where it is from on its card", async () => {
    await imported(await exported("feel"));
    const ask = ({ client }: ReturnType<typeof here>) => client.analyze({ model: "feel", track: "t3" });
    expect((await ask(here())).numbers).toEqual((await ask(there())).numbers);
    const card = async (running: typeof here, id: string) => (await raw(running().service.url, `/v1/models/${id}/card`)).body;
    const [before, after] = [await card(there, "plain"), await card(here, "plain")];
    for (const part of ["algorithm", "learned", "parameters", "evaluation", "training"])
      expect(after[part]).toEqual(before[part]);
    expect(after).toMatchObject({ origin: { model: "plain@1" }, task: "analyze" });
  });
});

describe("such a file that is not in order", () => {
  let parts: Record<string, Buffer>;
  beforeAll(async () => {
    parts = await contentsOf(await exported("plain"));
  });

  const refused = async (content: Buffer, why: string) => {
    const models = () => here().service.services.store.models.list("main");
    const before = await models();
    await expect(imported(content)).rejects.toMatchObject({ code: "invalid-model", message: expect.stringContaining(why) });
    expect(await models()).toEqual(before);
  };
  const learned = () => JSON.parse(parts["learned.json"]!.toString()) as Record<string, unknown>;

  it("is refused where it reads what is another here, or nothing at all", async () => {
    const lineages = ["rms@99", "centroid@1"];
    await refused(await repacked({ ...learned(), lineages }), "it learned from rms@99, and here is rms@");
    await refused(await repacked({ ...learned(), reading: { what: "sound", sets: ["smell"] } }), 'it reads "smell"');
    await refused(await repacked({ ...learned(), reading: { what: "facts", names: ["a"], means: [] } }), "not known");
    await refused(await repacked({ ...learned(), reading: { what: "facts", names: ["a"], means: [0] } }), "and names 1");
  });

  it("is refused where it names other classes than it has", async () => {
    await refused(await repacked({ ...learned(), classes: ["high", "low"] }), "names 2");
    await refused(await repacked({ ...learned(), classes: ["high", "high", "low"] }), "a class twice");
    await refused(await repacked({ ...learned(), kind: "numbers" }), "learned numbers");
    await refused(await repacked({ ...learned(), classes: "all" }), "learned.json does not fit: classes");
  });

  it("is refused where it is of a model that recommends, cut short, or another algorithm's", async () => {
    await refused(await repacked(learned(), { algorithm: "als" }), 'its algorithm "als" is not known here');
    await refused(await repacked(learned(), { algorithm: "forest", config: {} }), "no model of forest");
    await refused(await packed({ ...parts, "tracks.json": Buffer.from("[]") }), "tracks.json");
    const { "learned.json": _, ...fewer } = parts;
    await refused(await packed(fewer), "holds no learned.json");
    const flipped = { ...parts, "learned.json": Buffer.from(parts["learned.json"]!) };
    flipped["learned.json"][9]! ^= 4;
    await refused(await packed(flipped), "learned.json is damaged");
  });

  /** The file with another `learned.json` and changes of `model.json`, every hash made right again. */
  async function repacked(told: object, manifest: object = {}): Promise<Buffer> {
    const all: Record<string, Buffer> = { ...parts, "learned.json": Buffer.from(JSON.stringify(told)) };
    const hashes = Object.fromEntries(FILES.analyze.slice(1).map((name) => [name, sha256(all[name]!)]));
    const { checksum: _, ...before } = JSON.parse(all["model.json"]!.toString()) as Record<string, unknown>;
    const content = { ...before, ...manifest, files: hashes };
    all["model.json"] = Buffer.from(JSON.stringify({ ...content, checksum: sha256(JSON.stringify(content)) }));
    const { checksum: __, ...record } = JSON.parse(all[RECORD]!.toString()) as PackageRecord;
    const files = { ...hashes, "model.json": sha256(all["model.json"]) };
    return packed({ ...all, [RECORD]: Buffer.from(JSON.stringify(sealed({ ...record, files }))) });
  }
});

async function packed(entries: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(content, name, { compress: false });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function contentsOf(content: Buffer): Promise<Record<string, Buffer>> {
  const file = join(temporaryFolder(), "model.zip");
  await writeFile(file, content);
  return Object.fromEntries(await unpacked(file, "model.zip"));
}
