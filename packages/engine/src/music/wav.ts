/** What is written into a file of sound beside the sound. */
export interface WavTags {
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  readonly genre: string;
  readonly year: number;
  readonly comment: string;
  readonly software: string;
}

/** RIFF's names of tags (INFO list). */
const NAMES = {
  title: "INAM",
  artist: "IART",
  album: "IPRD",
  genre: "IGNR",
  year: "ICRD",
  comment: "ICMT",
  software: "ISFT",
} as const;
const HEADER = 44;

/** A WAV file of 16 bits: channels of one length, −1 … 1, at so many samples a second, and what is told about them, in UTF-8. */
export function writeWav(channels: readonly Float32Array[], rate: number, tags: WavTags): Uint8Array<ArrayBuffer> {
  const info = infoOf(tags);
  const size = 2 * channels.length * channels[0]!.length;
  const bytes = new Uint8Array(HEADER + size + info.length);
  const view = new DataView(bytes.buffer);
  writeText(bytes, 0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  writeText(bytes, 8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, 2 * channels.length * rate, true);
  view.setUint16(32, 2 * channels.length, true);
  view.setUint16(34, 16, true);
  writeText(bytes, 36, "data");
  view.setUint32(40, size, true);
  for (let n = 0, at = HEADER; n < channels[0]!.length; n++)
    for (const samples of channels) {
      view.setInt16(at, Math.round(32_767 * Math.max(-1, Math.min(1, samples[n]!))), true);
      at += 2;
    }
  bytes.set(info, HEADER + size);
  return bytes;
}

function infoOf(tags: WavTags): Uint8Array {
  const chunks = Object.entries(NAMES).flatMap(([tag, name]) => {
    const text = new TextEncoder().encode(`${tags[tag as keyof WavTags]}\0`);
    return [...chunk(name, text)];
  });
  return chunk("LIST", Uint8Array.from([...new TextEncoder().encode("INFO"), ...chunks]));
}

/** A chunk with its name and length; of odd length it is filled up. */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8 + content.length + (content.length % 2));
  writeText(bytes, 0, name);
  new DataView(bytes.buffer).setUint32(4, content.length, true);
  bytes.set(content, 8);
  return bytes;
}

const writeText = (bytes: Uint8Array, at: number, text: string): void => void bytes.set(new TextEncoder().encode(text), at);
