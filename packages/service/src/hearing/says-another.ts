import { parseIsrc, parseMbid } from "@segue/engine";
import type { NotedSound } from "../ports/sounds.js";

/** Whether what is written in a file says that it is another track than the one that lay in its place before: by an id of the recording, otherwise by title or artist, where both name one. A file that says nothing is the same track, edited. */
export function saysAnother(was: Pick<NotedSound, "found">, now: Pick<NotedSound, "found">): boolean {
  if (was.found === null || now.found === null) return true;
  const [before, after] = [was.found.tags, now.found.tags];
  const mbids = [parseMbid(before.recordingMbid), parseMbid(after.recordingMbid)] as const;
  const isrcs = [parseIsrc(before.isrc), parseIsrc(after.isrc)] as const;
  const named = [mbids, isrcs].find(([old, fresh]) => old !== undefined && fresh !== undefined);
  if (named !== undefined) return named[0] !== named[1];
  const artistOf = ({ artist, albumArtist }: typeof before) => artist ?? albumArtist;
  return differ(before.title, after.title) || differ(artistOf(before), artistOf(after));
}

const differ = (old: string | undefined, fresh: string | undefined) =>
  [old, fresh].every((text) => text !== undefined && text.trim() !== "") && old!.trim() !== fresh!.trim();
