import { bytes, type Field, float32, integer, join, message, string } from "./protobuf.js";

/** The element types that our graphs use. */
export type ElementType = "float32" | "int32" | "int64" | "bool";

/** An attribute of a node: numbers are integers unless they say that they are floats. */
export type Attribute = number | string | readonly number[] | { readonly float: number };

/** One operator of a graph; an input that is left out has the name "". */
export interface OnnxNode {
  readonly operator: string;
  /** "" is the standard, "com.microsoft" onnxruntime's own. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface OnnxValue {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
}

export interface OnnxConstant extends OnnxValue {
  readonly values: ArrayLike<number>;
}

export interface OnnxModel {
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

const IR_VERSION = 9;
const OPSET = 20;
const ELEMENT_TYPES: Record<ElementType, number> = { float32: 1, int32: 6, int64: 7, bool: 9 };

/** An ONNX file (https://onnx.ai/onnx/repo-docs/IR.html); the numbers are those of the fields in onnx.proto. */
export function encodeModel({ nodes, constants, inputs, outputs }: OnnxModel): Uint8Array<ArrayBuffer> {
  const graph = [
    ...nodes.map((node, i) => message(1, nodeFields(node, i))),
    string(2, "segue"),
    ...constants.map((constant) => message(5, constantFields(constant))),
    ...inputs.map((value) => message(11, valueFields(value))),
    ...outputs.map((value) => message(12, valueFields(value))),
  ];
  const vendors = new Set(nodes.map(({ domain }) => domain).filter((domain) => domain !== ""));
  return join([
    integer(1, IR_VERSION),
    string(2, "segue"),
    message(7, graph),
    message(8, [string(1, ""), integer(2, OPSET)]),
    ...[...vendors].map((domain) => message(8, [string(1, domain), integer(2, 1)])),
  ]);
}

const nodeFields = ({ operator, domain, inputs, outputs, attributes }: OnnxNode, i: number): Field[] => [
  ...inputs.map((name) => string(1, name)),
  ...outputs.map((name) => string(2, name)),
  string(3, `${operator}-${i}`),
  string(4, operator),
  ...Object.entries(attributes).map(([name, value]) => message(5, attributeFields(name, value))),
  ...(domain === "" ? [] : [string(7, domain)]),
];

function attributeFields(name: string, value: Attribute): Field[] {
  if (typeof value === "number") return [string(1, name), integer(3, value), integer(20, 2)];
  if (typeof value === "string") return [string(1, name), string(4, value), integer(20, 3)];
  if ("float" in value) return [string(1, name), float32(2, value.float), integer(20, 1)];
  return [string(1, name), ...value.map((each) => integer(8, each)), integer(20, 7)];
}

const constantFields = ({ name, type, shape, values }: OnnxConstant): Field[] => [
  ...shape.map((size) => integer(1, size)),
  integer(2, ELEMENT_TYPES[type]),
  string(8, name),
  bytes(9, rawData(type, values)),
];

/** Little-endian, as is every machine that onnxruntime is built for. */
function rawData(type: ElementType, values: ArrayLike<number>): Uint8Array {
  const array = typedArray(type, values);
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function typedArray(type: ElementType, values: ArrayLike<number>) {
  if (type === "float32") return values instanceof Float32Array ? values : Float32Array.from(values);
  if (type === "int32") return Int32Array.from(values);
  if (type === "bool") return Uint8Array.from(values);
  return BigInt64Array.from(Array.from(values, BigInt));
}

const valueFields = ({ name, type, shape }: OnnxValue): Field[] => {
  const dimensions = shape.map((size) => message(1, [integer(1, size)]));
  return [string(1, name), message(2, [message(1, [integer(1, ELEMENT_TYPES[type]), message(2, dimensions)])])];
};
