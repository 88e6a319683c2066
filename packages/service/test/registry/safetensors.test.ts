import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Tensor } from "@segue/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeSafetensors, encodeSafetensors, notesOf } from "../../src/registry/safetensors.js";
import { temporaryFolder } from "../temporary-folder.js";

const folder = temporaryFolder();

const data = fc.oneof(
  fc.float32Array({ maxLength: 40 }),
  fc.int32Array({ maxLength: 40 }),
  fc.uint32Array({ maxLength: 40 }),
) as fc.Arbitrary<Tensor["data"]>;
const tensors: fc.Arbitrary<Record<string, Tensor>> = fc.dictionary(
  fc.string({ unit: "grapheme", minLength: 1 }).filter((name) => !["__proto__", "constructor", "prototype"].includes(name)), // refused by typebox, and no tensor's name
  data.map((array) => ({ shape: array.length % 2 === 0 ? [array.length / 2, 2] : [array.length], data: array })),
  { maxKeys: 6 },
);

describe("safetensors", () => {
  it("gives every tensor back, whatever its name, type and length, the bits of NaN and -0 included", () => {
    fc.assert(
      fc.property(tensors, (given) => {
        expect(bits(decodeSafetensors(encodeSafetensors(given)))).toEqual(bits(given));
      }),
    );
  });

  it("keeps what is noted beside the tensors, which are the same without", () => {
    const given = { a: { shape: [3], data: Float32Array.of(1.5, -2, 3) } };
    const noted = encodeSafetensors(given, { course: '{"seconds":3}', ü: "" });
    expect(notesOf(noted)).toEqual({ course: '{"seconds":3}', ü: "" });
    expect(bits(decodeSafetensors(noted))).toEqual(bits(given));
    expect(notesOf(encodeSafetensors(given))).toEqual({});
  });

  it("gives the arrays again from a file's Buffer, whose slice is a view", async () => {
    const given = {
      a: { shape: [3], data: Float32Array.of(1.5, -2, 3) },
      b: { shape: [2, 2], data: Int32Array.of(1, -2, 3, 4) },
    };
    const file = join(folder, "tensors.safetensors");
    await writeFile(file, encodeSafetensors(given));
    const bytes = await readFile(file);
    const decoded = decodeSafetensors(bytes);
    expect(bits(decoded)).toEqual(bits(given));
    bytes.fill(0);
    expect(bits(decoded)).toEqual(bits(given));
    expect(decoded.a!.data.buffer.byteLength).toBe(12);
  });

  it("reads from the middle of a larger buffer, at any alignment", () => {
    const given = { a: { shape: [3], data: Float32Array.of(1, 2, 3) } };
    const encoded = encodeSafetensors(given);
    for (const offset of [1, 2, 3, 5]) {
      const larger = new Uint8Array(encoded.length + 9);
      larger.set(encoded, offset);
      expect(bits(decodeSafetensors(larger.subarray(offset, offset + encoded.length)))).toEqual(bits(given));
    }
  });

  it("says damaged-file for every cut and for a header that promises what is not there", () => {
    const encoded = encodeSafetensors({ a: { shape: [3], data: Float32Array.of(1, 2, 3) } });
    for (let length = 0; length < encoded.length; length++) {
      expect(() => decodeSafetensors(encoded.subarray(0, length)), String(length)).toThrow(
        expect.objectContaining({ code: "damaged-file" }),
      );
    }
    for (const entry of [
      { dtype: "F64", shape: [3], data_offsets: [0, 12] },
      { dtype: "F32", shape: [4], data_offsets: [0, 12] },
      { dtype: "F32", shape: [4], data_offsets: [0, 16] },
      { dtype: "F32", shape: [3], data_offsets: [-12, 0] },
      { dtype: "toString", shape: [3], data_offsets: [0, 12] },
      "text",
      null,
    ]) {
      expect(() => decodeSafetensors(withHeader(JSON.stringify({ a: entry }))), JSON.stringify(entry)).toThrow(
        expect.objectContaining({ code: "damaged-file" }),
      );
    }
    for (const header of ["{", "null", "[1]"]) {
      expect(() => decodeSafetensors(withHeader(header)), header).toThrow(expect.objectContaining({ code: "damaged-file" }));
    }
  });
});

function withHeader(text: string): Uint8Array {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, Buffer.from(text), Buffer.alloc(12)]);
}

/** Tensors as what can be compared to the bit. */
function bits(given: Readonly<Record<string, Tensor>>) {
  return Object.entries(given)
    .map(([name, { shape, data: array }]) => [
      name,
      array.constructor.name,
      [...shape],
      Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString("hex"),
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
