import { conform, OneOf, type Tensor } from "@segue/engine";
import { type Static, type TSchema, Type } from "typebox";
import { SegueError } from "../errors.js";

/** The element types we write, by their names in the format. */
const TYPES = { F32: Float32Array, I32: Int32Array, U32: Uint32Array } as const;
type TypeName = keyof typeof TYPES;

/**
 * Tensors in the safetensors format (huggingface/safetensors, format description): eight bytes of header length, a JSON header,
 * then the arrays, little-endian, in the order of their names. Texts may be noted beside them.
 */
export function encodeSafetensors(
  tensors: Readonly<Record<string, Tensor>>,
  notes?: Readonly<Record<string, string>>,
): Uint8Array {
  const names = Object.keys(tensors).sort();
  const header: Record<string, unknown> = notes === undefined ? {} : { [NOTES]: notes };
  let offset = 0;
  for (const name of names) {
    const { shape, data } = tensors[name]!;
    header[name] = { dtype: typeName(data), shape, data_offsets: [offset, offset + data.byteLength] };
    offset += data.byteLength;
  }
  const text = Buffer.from(JSON.stringify(header));
  const padded = Math.ceil(text.length / 8) * 8;
  const out = Buffer.alloc(8 + padded + offset, " ");
  out.writeBigUInt64LE(BigInt(padded));
  text.copy(out, 8);
  let at = 8 + padded;
  for (const name of names) {
    const { data } = tensors[name]!;
    out.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return out;
}

/** The key of the header under which the format keeps texts. */
const NOTES = "__metadata__";

/** The tensors of a file, copied out of it. Throws `damaged-file` where the header and the content disagree. */
export function decodeSafetensors(bytes: Uint8Array): Record<string, Tensor> {
  const { header, body } = partsOf(bytes);
  return Object.fromEntries(Object.entries(header.tensors).map(([name, entry]) => [name, decodeTensor(name, entry, body)]));
}

/** The texts that were noted in a file. Throws `damaged-file` where it has no header. */
export const notesOf = (bytes: Uint8Array): Readonly<Record<string, string>> => partsOf(bytes).header.notes;

function partsOf(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = bytes.length < 8 ? Number.POSITIVE_INFINITY : Number(view.getBigUint64(0, true));
  if (8 + headerLength > bytes.length) throw damaged("its header is cut short");
  const header = readHeader(Buffer.from(bytes.subarray(8, 8 + headerLength)).toString("utf8"));
  return { header, body: bytes.subarray(8 + headerLength) };
}

const headerSchema = Type.Record(
  Type.String(),
  Type.Object({
    dtype: OneOf(["F32", "I32", "U32"]),
    shape: Type.Array(Type.Integer({ minimum: 0 })),
    data_offsets: Type.Tuple([Type.Integer({ minimum: 0 }), Type.Integer({ minimum: 0 })]),
  }),
);
type Header = Static<typeof headerSchema>;

const notesSchema = Type.Record(Type.String(), Type.String());

function readHeader(text: string): { tensors: Header; notes: Static<typeof notesSchema> } {
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch {
    throw damaged("its header is no JSON");
  }
  if (typeof header !== "object" || header === null) throw damaged("its header is no object");
  const { [NOTES]: notes = {}, ...tensors } = header as Record<string, unknown>;
  return { tensors: fitting(headerSchema, tensors), notes: fitting(notesSchema, notes) };
}

function fitting<Schema extends TSchema>(schema: Schema, found: unknown): Static<Schema> {
  const parsed = conform(schema, found);
  if ("value" in parsed) return parsed.value;
  throw damaged(parsed.problems.map(({ path, message }) => `${path || "its header"} ${message}`).join("; "));
}

function decodeTensor(name: string, { dtype, shape, data_offsets: [from, to] }: Header[string], body: Uint8Array): Tensor {
  const elements = shape.reduce((product, side) => product * side, 1);
  if (to > body.length || to - from !== elements * 4) throw damaged(`tensor ${name} does not fill its shape`);
  // A real copy, as one block: `slice` of a Buffer would be a view of the whole file.
  return { shape, data: new TYPES[dtype](Uint8Array.prototype.slice.call(body, from, to).buffer) };
}

function typeName(data: Tensor["data"]): TypeName {
  return data instanceof Float32Array ? "F32" : data instanceof Int32Array ? "I32" : "U32";
}

const damaged = (why: string) => new SegueError("damaged-file", `A model's tensor file is damaged: ${why}.`);
