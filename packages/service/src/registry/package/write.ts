import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { setImmediate as breathe } from "node:timers/promises";
import { ZipFile } from "yazl";
import { SegueError } from "../../errors.js";
import type { ModelRecord } from "../../ports/models.js";
import type { Services } from "../../services.js";
import { VERSION } from "../../version.js";
import { modelData } from "../card/data.js";
import { modelPath, readManifest } from "../model-files.js";
import { FILES, FORMATS, type PackageRecord, RECORD, sealed } from "./format.js";

/**
 * A model as one file for other installations: a ZIP archive, nothing in it packed, of the model's files and what is known about it.
 * Throws `holds-histories` for a model that keeps listening histories unless `withHistories`, `damaged-file` where a file is not as it
 * was stored.
 */
export async function packModel(
  { store, artifacts, clock }: Pick<Services, "store" | "artifacts" | "clock">,
  workspace: string,
  record: ModelRecord,
  { withHistories }: { readonly withHistories: boolean },
): Promise<Readable> {
  const id = `${record.name}@${record.version}`;
  if (record.holds === "histories" && !withHistories) {
    throw new SegueError("holds-histories", `${id} keeps what listeners heard, without their names.`);
  }
  const path = modelPath(workspace, record.name, record.version);
  const contents: Record<string, Buffer> = {};
  const names = FILES[record.task];
  for (const name of names) contents[name] = Buffer.from(await artifacts.read(path, name));
  const manifest = readManifest(contents["model.json"]!, `${path}/model.json`);
  const files: Record<string, string> = {};
  for (const name of names) files[name] = await sha256Of(contents[name]!);
  const changed = Object.entries(manifest.files).find(([name, hash]) => files[name] !== hash);
  if (changed !== undefined) throw new SegueError("damaged-file", `${path}/${changed[0]} is not what was stored.`);
  const data = record.origin === null ? await modelData(store, workspace, record.dataset) : record.origin.data;
  const told = sealed({
    kind: "segue-model",
    format: FORMATS[record.task],
    exportedBy: VERSION,
    exportedAt: clock.now(),
    model: { ...modelOf(record), data: data as PackageRecord["model"]["data"] },
    files,
  });
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(`${JSON.stringify(told, null, 2)}\n`), RECORD, { compress: false });
  for (const name of names) zip.addBuffer(contents[name]!, name, { compress: false });
  zip.end();
  // yazl's type is the older one of Node; it is a Readable.
  return zip.outputStream as Readable;
}

const modelOf = ({ name, version, holds, users, seconds, peakRssMb, createdAt, codeVersion, evaluation }: ModelRecord) => ({
  ...{ name, version, holds, users, seconds, peakRssMb, createdAt, codeVersion },
  // Readonly there, and not changed here.
  evaluation: evaluation as PackageRecord["model"]["evaluation"],
});

/** Bytes that are hashed before others get a turn. */
const STRIDE = 8 * 2 ** 20;

async function sha256Of(content: Buffer): Promise<string> {
  const hash = createHash("sha256");
  for (let from = 0; from < content.length; from += STRIDE) {
    hash.update(content.subarray(from, from + STRIDE));
    await breathe();
  }
  return hash.digest("hex");
}
