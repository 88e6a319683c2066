/**
 * ONNX files for tests, without Python: the few messages of onnx.proto3 that a graph needs, written in protobuf's wire format.
 * A graph made here is what any exporter would write, or something no exporter would.
 */
export interface GraphParts {
  readonly inputs: readonly GraphPort[];
  readonly outputs: readonly GraphPort[];
  readonly nodes: readonly GraphNode[];
  readonly constants?: readonly GraphConstant[];
}

/** An input or output; a dimension is a number, or the name of one that is free. */
export interface GraphPort {
  readonly name: string;
  readonly type: keyof typeof ELEMENT_TYPES;
  readonly dims: readonly (number | string)[];
}

export interface GraphNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, GraphAttribute>>;
  readonly domain?: string;
}

/** An integer, a list of integers, a constant, or a graph (of a loop). */
export type GraphAttribute = number | readonly number[] | GraphConstant | GraphParts;

export interface GraphConstant {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array | BigInt64Array | Int32Array | Uint8Array;
  /** A file beside the graph in which its numbers are said to be. */
  readonly external?: string;
}

const ELEMENT_TYPES = { float32: 1, uint8: 2, int32: 6, int64: 7, string: 8, bool: 9, float64: 11 } as const;

/** The bytes of a `.onnx` file. */
export function encodeOnnx(graph: GraphParts, { opset = 17, domains = [] as readonly string[] } = {}): Uint8Array {
  const imports = [["", opset] as const, ...domains.map((domain) => [domain, 1] as const)];
  return Buffer.concat([
    integer(1, 8),
    text(2, "segue-tests"),
    bytes(7, graphBytes(graph)),
    ...imports.map(([domain, version]) => bytes(8, Buffer.concat([text(1, domain), integer(2, version)]))),
  ]);
}

/** A constant of the graph, as float32 numbers. */
export const floats = (name: string, dims: readonly number[], data: Iterable<number>): GraphConstant => ({
  name,
  dims,
  data: Float32Array.from(data),
});

/** A constant of the graph, as int64 numbers. */
export const integers = (name: string, dims: readonly number[], data: readonly number[]): GraphConstant => ({
  name,
  dims,
  data: BigInt64Array.from(data, BigInt),
});

/** A single true or false. */
export const truth = (name: string, value: boolean): GraphConstant => ({ name, dims: [], data: Uint8Array.of(value ? 1 : 0) });

function graphBytes({ inputs, outputs, nodes, constants = [] }: GraphParts): Uint8Array {
  return Buffer.concat([
    ...nodes.map((node) => bytes(1, nodeBytes(node))),
    text(2, "graph"),
    ...constants.map((constant) => bytes(5, tensorBytes(constant))),
    ...inputs.map((port) => bytes(11, portBytes(port))),
    ...outputs.map((port) => bytes(12, portBytes(port))),
  ]);
}

function nodeBytes({ op, inputs, outputs, attributes = {}, domain = "" }: GraphNode): Uint8Array {
  return Buffer.concat([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => bytes(5, Buffer.concat([text(1, name), ...attributeFields(value)]))),
    text(7, domain),
  ]);
}

function attributeFields(value: GraphAttribute): Uint8Array[] {
  if (typeof value === "number") return [integer(3, value), integer(20, 2)];
  if ("nodes" in value) return [bytes(6, graphBytes(value)), integer(20, 5)];
  if ("data" in value) return [bytes(5, tensorBytes(value)), integer(20, 4)];
  return [...value.map((each) => integer(8, each)), integer(20, 7)];
}

function tensorBytes({ name, dims, data, external }: GraphConstant): Uint8Array {
  const type = data instanceof Float32Array ? 1 : data instanceof BigInt64Array ? 7 : data instanceof Int32Array ? 6 : 9;
  const where = (key: string, value: string) => bytes(13, Buffer.concat([text(1, key), text(2, value)]));
  return Buffer.concat([
    ...dims.map((dim) => integer(1, dim)),
    integer(2, type),
    text(8, name),
    ...(external === undefined
      ? [bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength))]
      : [where("location", external), integer(14, 1)]),
  ]);
}

function portBytes({ name, type, dims }: GraphPort): Uint8Array {
  const shape = dims.map((dim) => bytes(1, typeof dim === "number" ? integer(1, dim) : text(2, dim)));
  const tensorType = Buffer.concat([integer(1, ELEMENT_TYPES[type]), bytes(2, Buffer.concat(shape))]);
  return Buffer.concat([text(1, name), bytes(2, bytes(1, tensorType))]);
}

const integer = (field: number, value: number) => Buffer.concat([varint(field << 3), varint(value)]);
const text = (field: number, value: string) => bytes(field, Buffer.from(value));
const bytes = (field: number, content: Uint8Array) => Buffer.concat([varint((field << 3) | 2), varint(content.length), content]);

/** Seven bits a byte, the least first; negative numbers as 64 bits. */
function varint(value: number): Uint8Array {
  const out: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) out.push(Number(rest & 127n) | 128);
  out.push(Number(rest));
  return Uint8Array.from(out);
}
