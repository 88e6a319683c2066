import type { Random } from "@segue/kernels";
import type { Note, Part, Score } from "../score.js";
import { instruments } from "./instruments/list.js";
import { roomOf } from "./room.js";

export interface Rendering {
  /** Samples a second. */
  readonly rate: number;
  readonly random: Random;
  /** Silence for what dies away after the last beat, in seconds; 1.5 unless given. */
  readonly after?: number;
}

/** How loud the room is beside what is sent into it. */
const ROOM = 0.35;
/** Beyond this nothing stays as it is: it is bent so that it never goes beyond 1. */
const STRAIGHT = 0.7;

/** The sound of a score: left and right, about −1 … 1. The same score, rate and random stream give the same samples. Throws a RangeError for an unknown instrument. */
export function render(score: Score, { rate, random, after = 1.5 }: Rendering): [Float32Array, Float32Array] {
  const length = Math.ceil(((score.beats * 60) / score.tempo + after) * rate);
  const [left, right, sent] = [new Float32Array(length), new Float32Array(length), new Float32Array(length)];
  score.parts.forEach((part, p) => {
    const dry = renderPart(part, { score, rate, length, random: random.fork(`part ${p}`) });
    const gain = 10 ** (part.gain / 20);
    const turn = ((part.pan + 1) * Math.PI) / 4;
    add(left, dry, gain * Math.cos(turn));
    add(right, dry, gain * Math.sin(turn));
    add(sent, dry, gain * part.room);
  });
  const [echoLeft, echoRight] = roomOf(sent, rate);
  add(left, echoLeft, ROOM);
  add(right, echoRight, ROOM);
  return level([left, right], 10 ** (score.level / 20), Math.ceil(((score.beats * 60) / score.tempo) * rate));
}

interface Place {
  readonly score: Score;
  readonly rate: number;
  readonly length: number;
  readonly random: Random;
}

function renderPart({ instrument: name, notes }: Part, { score, rate, length, random }: Place): Float32Array {
  const instrument = instruments.find((each) => each.name === name);
  if (instrument === undefined) throw new RangeError(`There is no instrument ${name}`);
  const mixed = new Float32Array(length);
  const beat = 60 / score.tempo;
  notes.forEach((note: Note, n) => {
    const from = Math.max(0, Math.round(note.at * beat * rate));
    const sound = instrument.sound({
      pitch: note.pitch,
      hz: 440 * 2 ** ((note.pitch - 69) / 12),
      seconds: note.length * beat,
      strength: note.strength,
      rate,
      random: random.fork(`note ${n}`),
    });
    const end = Math.min(sound.length, length - from);
    for (let i = 0; i < end; i++) mixed[from + i]! += sound[i]!;
  });
  return mixed;
}

function add(to: Float32Array, samples: Float32Array, gain: number): void {
  for (let n = 0; n < to.length; n++) to[n]! += gain * samples[n]!;
}

/** Brings the root mean square of the first `length` samples to `wanted`, and bends what is too loud. */
function level<C extends readonly Float32Array[]>(channels: C, wanted: number, length: number): C {
  let power = 0;
  for (const samples of channels) for (let n = 0; n < length; n++) power += samples[n]! * samples[n]!;
  const gain = power === 0 ? 0 : wanted / Math.sqrt(power / (length * channels.length));
  for (const samples of channels) for (let n = 0; n < samples.length; n++) samples[n] = bent(gain * samples[n]!);
  return channels;
}

function bent(value: number): number {
  const size = Math.abs(value);
  if (size <= STRAIGHT) return value;
  return Math.sign(value) * (STRAIGHT + (1 - STRAIGHT) * Math.tanh((size - STRAIGHT) / (1 - STRAIGHT)));
}
