import { extname } from "node:path";
import { type PlaylistFormat, playlistFormats } from "@segue/client";
import { UsageError } from "./tell-error.js";

/** The kind of playlist that a file's name says. */
export function formatOf(file: string): PlaylistFormat {
  const extension = extname(file).slice(1).toLowerCase();
  const format = playlistFormats.find((each) => each.extension === (extension === "m3u" ? "m3u8" : extension));
  if (format !== undefined) return format;
  throw new UsageError(`${file} does not say what kind of playlist it is.`, "Let it end with .m3u8, .m3u, .jspf or .csv.");
}
