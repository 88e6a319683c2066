import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Config } from "../config.js";
import { SegueError } from "../errors.js";
import type { JobContext } from "../jobs/handler.js";
import { readAddresses } from "../outgoing/addresses.js";
import { openUrl } from "../outgoing/open-url.js";
import { visible } from "../visible.js";
import { placeForUpload, type Upload } from "./uploads.js";

/** What is sent packed may become so many times as large; beyond it, and beyond so many bytes, it is a bomb. */
const MAX_RATIO = 200;
const ALLOWED = 100 * 2 ** 20;

export interface FetchWish {
  readonly workspace: string;
  /** The upload's id: that of the job, so that one that is started again writes over what it had. */
  readonly id: string;
  readonly url: string;
  readonly report: JobContext["report"];
}

/** Fetches a file as if it had been uploaded. Throws `address-refused`, `download-failed` or `body-too-large`. */
export async function fetchUpload(config: Config, { workspace, id, url, report }: FetchWish): Promise<Upload> {
  await report(0, "asking for the file");
  const answer = await openUrl(url, readAddresses(config.outgoing));
  const total = Number(answer.headers["content-length"] ?? 0);
  if (total > config.uploadLimit) {
    answer.destroy();
    throw tooLarge(config.uploadLimit);
  }
  const path = await placeForUpload(config.data, workspace, id);
  const packed = { bytes: 0 };
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      packed.bytes += chunk.length;
      yield chunk;
    }
  };
  const limited = async function* (chunks: AsyncIterable<Buffer>) {
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > config.uploadLimit) throw tooLarge(config.uploadLimit);
      if (bytes > Math.max(ALLOWED, packed.bytes * MAX_RATIO)) throw failed("it unpacks to more than is believable");
      await report(total > 0 ? Math.min(1, packed.bytes / total) : 0, `fetched ${(bytes / 1e6).toFixed(1)} MB`);
      yield chunk;
    }
  };
  try {
    const unpacked = unpacking(answer.headers["content-encoding"], counted(answer));
    await pipeline(unpacked, limited, createWriteStream(`${path}.part`, { flush: true }));
    await rename(`${path}.part`, path);
  } catch (thrown) {
    await rm(`${path}.part`, { force: true });
    throw thrown instanceof SegueError || isOurs(thrown) ? thrown : failed((thrown as Error).message, thrown);
  } finally {
    answer.destroy();
  }
  return { id, name: fileName(url) };
}

/** The bytes as they were before they were packed for the way. */
function unpacking(encoding: string | undefined, chunks: AsyncIterable<Buffer>): Readable {
  const source = Readable.from(chunks, { objectMode: false });
  if (encoding === undefined || encoding === "identity") return source;
  const make = { gzip: createGunzip, "x-gzip": createGunzip, deflate: createInflate, br: createBrotliDecompress }[encoding];
  if (make === undefined) throw failed(`it is packed by a method that is not known here (${visible(encoding.slice(0, 40))})`);
  const unpacker = make();
  source.once("error", (error) => unpacker.destroy(error));
  return source.pipe(unpacker);
}

/** The last part of the address, by which people know the file. */
export function fileName(url: string): string {
  const { pathname, hostname } = new URL(url);
  const last = pathname.split("/").at(-1) ?? "";
  const name = /%/.test(last) ? decoded(last) : last;
  return visible(name).slice(0, 200) || hostname;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Percent signs that stand for nothing.
  }
}

/** Whether it went wrong on this machine: the disk is full, the folder is not there. */
const isOurs = (thrown: unknown): boolean => /^(?:ENOSPC|EACCES|EROFS|ENOENT|EIO)$/.test(String(Object(thrown).code));

const tooLarge = (limit: number) =>
  new SegueError("body-too-large", `The file has more than ${limit.toLocaleString("en")} bytes.`, {
    hint: "Fetch it yourself and import it in parts, or raise the setting uploadLimit.",
  });

const failed = (why: string, cause?: unknown) =>
  new SegueError("download-failed", `The file could not be fetched: ${why}.`, { cause });
