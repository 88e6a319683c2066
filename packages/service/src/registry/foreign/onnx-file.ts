/** What a graph's file says about itself, beside what the runtime tells once it is loaded. */
export interface OnnxFile {
  /** The standard operators' version. */
  readonly opset: number;
  readonly producer: string;
  /** Tensors whose numbers are said to be in another file, with that file's name. */
  readonly external: readonly { readonly tensor: string; readonly file: string }[];
}

/**
 * Reads as much of a `.onnx` file (protobuf, onnx.proto3) as must be known before a runtime may see it: a runtime follows the names of
 * other files. Throws a RangeError where the bytes are no such file.
 */
export function readOnnxFile(bytes: Uint8Array): OnnxFile {
  const external: { tensor: string; file: string }[] = [];
  let opset = 0;
  let producer = "";
  let graphs = 0;
  for (const { field, content } of fieldsOf(bytes)) {
    if (field === MODEL.producer) producer = text(content).slice(0, 200);
    if (field === MODEL.opsets) opset = Math.max(opset, opsetOf(content));
    if (field === MODEL.graph) {
      graphs++;
      visitGraph(content, external);
    }
    if (field === MODEL.functions) visitNodes(content, FUNCTION_NODE, external, 0);
  }
  if (graphs !== 1) throw new RangeError("it holds no graph");
  return { opset, producer, external };
}

/** Numbers of the fields, from onnx.proto3. */
const MODEL = { producer: 2, graph: 7, opsets: 8, functions: 25 };
const OPSET = { domain: 1, version: 2 };
const GRAPH = { node: 1, initializer: 5, sparse: 15 };
const FUNCTION_NODE = 7;
const NODE_ATTRIBUTE = 5;
const ATTRIBUTE = { tensor: 5, graph: 6, tensors: 10, graphs: 11, sparse: 22, sparses: 23 };
const SPARSE = { values: 1, indices: 2 };
const TENSOR = { name: 8, external: 13, location: 14 };
const ENTRY = { key: 1, value: 2 };

/** Protobuf's own readers go no deeper. */
const DEEPEST = 100;

type External = OnnxFile["external"][number][];

function visitGraph(bytes: Uint8Array, external: External, depth = 0): void {
  if (depth > DEEPEST) throw new RangeError(`its graphs are nested more than ${DEEPEST} deep`);
  visitNodes(bytes, GRAPH.node, external, depth);
  for (const { field, content } of fieldsOf(bytes)) {
    if (field === GRAPH.initializer) visitTensor(content, external);
    if (field === GRAPH.sparse) visitSparse(content, external);
  }
}

function visitNodes(bytes: Uint8Array, node: number, external: External, depth: number): void {
  for (const { field, content } of fieldsOf(bytes)) {
    if (field !== node) continue;
    for (const part of fieldsOf(content)) if (part.field === NODE_ATTRIBUTE) visitAttribute(part.content, external, depth);
  }
}

function visitAttribute(bytes: Uint8Array, external: External, depth: number): void {
  for (const { field, content } of fieldsOf(bytes)) {
    if (field === ATTRIBUTE.tensor || field === ATTRIBUTE.tensors) visitTensor(content, external);
    if (field === ATTRIBUTE.graph || field === ATTRIBUTE.graphs) visitGraph(content, external, depth + 1);
    if (field === ATTRIBUTE.sparse || field === ATTRIBUTE.sparses) visitSparse(content, external);
  }
}

function visitSparse(bytes: Uint8Array, external: External): void {
  for (const { field, content } of fieldsOf(bytes))
    if (field === SPARSE.values || field === SPARSE.indices) visitTensor(content, external);
}

function visitTensor(bytes: Uint8Array, external: External): void {
  let tensor = "";
  let elsewhere = false;
  let file = "";
  for (const { field, content, number } of fieldsOf(bytes)) {
    if (field === TENSOR.name) tensor = text(content);
    if (field === TENSOR.location && number !== 0) elsewhere = true;
    if (field === TENSOR.external) {
      elsewhere = true;
      const entry = [...fieldsOf(content)];
      const said = (which: number) => text(entry.find((part) => part.field === which)?.content ?? new Uint8Array());
      if (said(ENTRY.key) === "location") file = said(ENTRY.value);
    }
  }
  if (elsewhere) external.push({ tensor, file });
}

function opsetOf(bytes: Uint8Array): number {
  const fields = [...fieldsOf(bytes)];
  const domain = text(fields.find(({ field }) => field === OPSET.domain)?.content ?? new Uint8Array());
  return domain === "" || domain === "ai.onnx" ? (fields.find(({ field }) => field === OPSET.version)?.number ?? 0) : 0;
}

interface Field {
  readonly field: number;
  /** Of a number: its value (exact below 2^53). */
  readonly number: number;
  /** Of anything that has a length: its bytes; empty for a number. */
  readonly content: Uint8Array;
}

const NOTHING = new Uint8Array();

/** The fields of a message, one after the other. Throws a RangeError where there is none. */
function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError("it ends too early");
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    throw new RangeError("it is no protobuf message");
  };
  while (at < bytes.length) {
    const key = varint();
    const wire = key & 7;
    const field = Math.floor(key / 8);
    if (field === 0) throw new RangeError("it is no protobuf message");
    if (wire === 0) yield { field, number: varint(), content: NOTHING };
    else {
      const length = wire === 2 ? varint() : wire === 1 ? 8 : wire === 5 ? 4 : Number.NaN;
      if (Number.isNaN(length)) throw new RangeError("it is no protobuf message");
      if (at + length > bytes.length) throw new RangeError("it ends too early");
      yield { field, number: 0, content: bytes.subarray(at, at + length) };
      at += length;
    }
  }
}

const text = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
