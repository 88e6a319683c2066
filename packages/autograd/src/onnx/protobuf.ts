/** A field of a protobuf message, encoded: its tag and what it holds. */
export type Field = Uint8Array;

const VARINT = 0;
const BYTES = 2;
const FIXED32 = 5;
const text = new TextEncoder();

/** An integer of at most 53 bits; a negative one takes ten bytes, as two's complement of 64 bits. */
export const integer = (field: number, value: number): Field => join([tag(field, VARINT), varint(BigInt(value))]);

export const bytes = (field: number, content: Uint8Array): Field =>
  join([tag(field, BYTES), varint(BigInt(content.length)), content]);

export const string = (field: number, content: string): Field => bytes(field, text.encode(content));

/** A message within a message. */
export const message = (field: number, fields: readonly Field[]): Field => bytes(field, join(fields));

export function float32(field: number, value: number): Field {
  const content = new Uint8Array(4);
  new DataView(content.buffer).setFloat32(0, value, true);
  return join([tag(field, FIXED32), content]);
}

export function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

const tag = (field: number, wire: number) => varint(BigInt(field * 8 + wire));

function varint(value: bigint): Uint8Array {
  const encoded: number[] = [];
  let rest = BigInt.asUintN(64, value);
  for (; rest > 0x7fn; rest >>= 7n) encoded.push(Number(rest & 0x7fn) | 0x80);
  encoded.push(Number(rest));
  return Uint8Array.from(encoded);
}
