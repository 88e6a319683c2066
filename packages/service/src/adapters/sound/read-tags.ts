import { rereadLatin } from "@segue/engine";
import { type IAudioMetadata, type ICommonTagsResult, parseFromTokenizer } from "music-metadata";
import { fromFile } from "strtok3";
import { SoundFileError, type SoundFormat, type SoundTags } from "../../ports/sound-files.js";
import type { Format } from "./decoders/decoder.js";
import { lyricsOf } from "./lyrics.js";

/** Letters of a tag that are kept. */
const LONGEST = 1000;

/** What is written in a file; throws a {@link SoundFileError} where it makes no sense. */
export async function readTags(path: string, stored: Format): Promise<{ format: Omit<SoundFormat, "name">; tags: SoundTags }> {
  const { common, format } = await parse(path, stored);
  const { duration, sampleRate, numberOfChannels, bitrate } = format;
  const lyrics = await lyricsOf(path, common.lyrics ?? []);
  return {
    format: known({ seconds: duration, rate: sampleRate, channels: numberOfChannels, bitrate: bitrate && Math.round(bitrate) }),
    tags: { ...written(common), ...known({ lyrics }) },
  };
}

async function parse(path: string, { name, type }: Format): Promise<IAudioMetadata> {
  const tokenizer = await fromFile(path);
  // Otherwise the file would be taken for what its name says.
  tokenizer.fileInfo.mimeType = type;
  try {
    return await parseFromTokenizer(tokenizer);
  } catch (thrown) {
    throw new SoundFileError(
      "damaged",
      `what is written in it (${name}) cannot be read: ${String((thrown as Error).message).slice(0, 200)}.`,
    );
  } finally {
    await tokenizer.close();
  }
}

function written(common: ICommonTagsResult): SoundTags {
  const [title, artist, album, albumArtist, ...genres] = texts([
    common.title,
    common.artist,
    common.album,
    common.albumartist,
    ...(common.genre ?? []),
  ]);
  const [picture] = common.picture ?? [];
  const gain = known({ track: common.replaygain_track_gain?.dB, album: common.replaygain_album_gain?.dB });
  return {
    genres: genres.filter((genre) => genre !== undefined),
    ...known({
      title,
      artist,
      album,
      albumArtist,
      year: common.year,
      track: common.track.no ?? undefined,
      disc: common.disk.no ?? undefined,
      recordingMbid: common.musicbrainz_recordingid,
      releaseMbid: common.musicbrainz_albumid,
      isrc: common.isrc?.[0],
      replayGain: Object.keys(gain).length > 0 ? gain : undefined,
      cover: picture && { type: picture.format, bytes: Uint8Array.from(picture.data) },
    }),
  };
}

/** Read again where they were no Latin letters, without what is nobody's name. */
function texts(given: readonly (string | undefined)[]): (string | undefined)[] {
  const reread = rereadLatin(given.map((text) => text ?? ""));
  return reread.map((text) => text.replaceAll("\0", " ").trim().slice(0, LONGEST) || undefined);
}

/** Without what is undefined. */
function known<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
