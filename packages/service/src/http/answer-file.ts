import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { SegueError } from "../errors.js";
import { readRange } from "./byte-range.js";

/** An open file that is to be answered, and closed. */
export interface AnsweredFile {
  readonly file: FileHandle;
  /** In bytes. */
  readonly size: number;
  /** In milliseconds since 1970. */
  readonly changedAt: number;
  /** Its media type. */
  readonly type: string;
}

/**
 * Answers with a file as players ask for it (RFC 9110): the part that `Range` wants unless `If-Range` names another state of it, 304 for those who
 * have it, its headers alone for HEAD. Throws `unsatisfiable-range`.
 */
export async function answerFile({ raw: { method }, headers }: FastifyRequest, reply: FastifyReply, answered: AnsweredFile) {
  const { file, size, changedAt, type } = answered;
  const etag = `"${size.toString(36)}-${Math.round(changedAt * 1000).toString(36)}"`;
  const changed = new Date(changedAt).toUTCString();
  // Whoever may not ask again must not hear it from a cache.
  reply.headers({ etag, "last-modified": changed, "accept-ranges": "bytes", "cache-control": "private, no-cache" }).type(type);
  try {
    if (namesTag(headers["if-none-match"], etag)) {
      await file.close();
      reply.code(304);
      return "";
    }
    const asked = [undefined, etag, changed].includes(firstOf(headers["if-range"])) ? headers.range : undefined;
    const range = readRange(asked, size);
    if (range === "beyond") {
      reply.header("content-range", `bytes */${size}`);
      throw new SegueError(
        "unsatisfiable-range",
        `The file has ${size.toLocaleString("en")} bytes; the range begins after them.`,
      );
    }
    const part = range === "whole" ? { start: 0, end: size - 1 } : range;
    reply.header("content-length", part.end - part.start + 1);
    if (range !== "whole") reply.code(206).header("content-range", `bytes ${part.start}-${part.end}/${size}`);
    if (method !== "HEAD" && size > 0) return file.createReadStream(part);
    await file.close();
    return Readable.from([]);
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

const firstOf = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

/** Whether a list of tags, as If-None-Match has it, holds this one. */
export const namesTag = (header: string | undefined, etag: string): boolean =>
  header?.split(",").some((each) => ["*", etag].includes(each.trim().replace(/^W\//, ""))) === true;
