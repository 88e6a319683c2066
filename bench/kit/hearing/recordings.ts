import { renderTrack, type SoundingTrack, soundingTracks } from "@segue/engine";
import type { Random } from "@segue/kernels";
import { createMp3Encoder } from "wasm-media-encoders";
import { framesOf } from "./mp3-frames.js";

/** Hz and kbit/s, as most files are. */
const RATE = 44_100;
const BITRATE = 128;
/** About how long a piece is, in seconds. */
const PIECE = 30;
/** The world whose tracks are rendered, and the moment it ends at. */
const WORLD = { seed: 1, until: Date.UTC(2026, 0, 1), tracks: 5000 };

/** A recording as a file: its bytes, and what is written in it. */
export interface Recording {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * MP3s of music, each another: a piece a genre is rendered and encoded by LAME (44,100 Hz, joint stereo, 128 kbit/s), and every recording is whole pieces, one after the other in an order of its own, until it is so long. Each piece begins
 * without what was before it, so that what is joined is as good a file as a whole one. Tags say title, artist, album and genre.
 */
export async function recordings(count: number, seconds: number, random: Random): Promise<Recording[]> {
  const pieces: Piece[] = [];
  for (const sounding of soundingTracks(WORLD, 1)) pieces.push(await pieceOf(sounding));
  return Array.from({ length: count }, (_, i) => {
    const parts: Piece[] = [];
    for (let length = 0, own = random.fork(`recording ${i}`); length < seconds; length += parts.at(-1)!.seconds)
      parts.push(pieces[own.int(pieces.length)]!);
    const [{ artist, genre }] = parts as [Piece];
    const tag = id3({
      TIT2: `Number ${i}`,
      TPE1: artist,
      TALB: `Album ${i % 20}`,
      TCON: genre,
      TRCK: `${1 + Math.floor(i / 20)}`,
    });
    return { name: `${i}.mp3`, bytes: Buffer.concat([tag, ...cut(parts, seconds)]) };
  });
}

interface Piece {
  readonly artist: string;
  readonly genre: string;
  readonly seconds: number;
  readonly frames: readonly Buffer[];
}

/** Samples of a frame of MPEG-1 layer III. */
const FRAME = 1152;
/** Samples given to the encoder at a time. */
const CHUNK = 1 << 16;

async function pieceOf(sounding: SoundingTrack): Promise<Piece> {
  const channels = renderTrack(sounding, { seed: WORLD.seed, rate: RATE, seconds: PIECE });
  const encoder = await createMp3Encoder();
  encoder.configure({ channels: 2, sampleRate: RATE, bitrate: BITRATE });
  const encoded: Buffer[] = [];
  for (let at = 0; at < channels[0].length; at += CHUNK)
    // What it gives is its own memory, which it uses again.
    encoded.push(Buffer.from(encoder.encode(channels.map((channel) => channel.subarray(at, at + CHUNK)))));
  encoded.push(Buffer.from(encoder.finalize()));
  const frames = framesOf(Buffer.concat(encoded)).filter((frame) => !isInfo(frame));
  const { artist, genre } = sounding.track;
  return { artist, genre, seconds: (frames.length * FRAME) / RATE, frames };
}

/** A frame without sound, which tells what comes after it. */
const isInfo = (frame: Buffer) => frame.includes("Info") || frame.includes("Xing");

/** The frames of pieces, until they are so long. */
const cut = (pieces: readonly Piece[], seconds: number) =>
  pieces.flatMap(({ frames }) => frames).slice(0, Math.ceil((seconds * RATE) / FRAME));

/** ID3v2.4, texts in UTF-8. */
function id3(texts: Readonly<Record<string, string>>): Buffer {
  const size = (length: number) => [21, 14, 7, 0].map((shift) => (length >> shift) & 0x7f);
  const frames = Object.entries(texts).map(([name, value]) => {
    const text = Buffer.from(`\x03${value}`);
    return Buffer.concat([Buffer.from(name), Buffer.from([...size(text.length), 0, 0]), text]);
  });
  const all = Buffer.concat(frames);
  return Buffer.concat([Buffer.from("ID3\x04\0\0", "latin1"), Buffer.from(size(all.length)), all]);
}
