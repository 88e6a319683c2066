import { broadcastShape, sizeOf } from "../../src/graph/shape.js";
import type { Attribute } from "../../src/onnx/model.js";
import { type Array64, array, get, getOr0, getRepeated, offset, places } from "./array.js";
import { erf } from "./erf.js";

/** The operators of ONNX that our graphs use, in float64 and as plainly as their specification says; slow. */
export type Operator = (inputs: Array64[], attributes: Readonly<Record<string, Attribute>>) => Array64[];

const ints = (value: Attribute | undefined) => value as readonly number[];
const float = (value: Attribute | undefined) => (value as { float: number }).float;

const unary =
  (f: (x: number) => number): Operator =>
  ([x]) => [{ shape: x!.shape, data: x!.data.map(f) }];

const binary =
  (f: (a: number, b: number) => number): Operator =>
  ([a, b]) => [
    array(broadcastShape("reference", a!.shape, b!.shape), (place) => f(getRepeated(a!, place), getRepeated(b!, place))),
  ];

const reduce =
  (start: number, f: (a: number, b: number) => number): Operator =>
  ([x, axes], { keepdims }) => {
    const over = [...axes!.data];
    const kept = x!.shape.map((size, axis) => (over.includes(axis) ? 1 : size));
    const data = new Float64Array(sizeOf(kept)).fill(start);
    for (const place of places(x!.shape)) {
      const at = offset(
        kept,
        place.map((index, axis) => (over.includes(axis) ? 0 : index)),
      );
      data[at] = f(data[at]!, get(x!, place));
    }
    return [{ shape: keepdims === 1 ? kept : x!.shape.filter((_, axis) => !over.includes(axis)), data }];
  };

function multiplied(a: Array64, b: Array64, transA = false, transB = false, scale = 1): Array64 {
  const [m, k] = transA ? [a.shape.at(-1)!, a.shape.at(-2)!] : [a.shape.at(-2)!, a.shape.at(-1)!];
  const n = transB ? b.shape.at(-2)! : b.shape.at(-1)!;
  return array([...a.shape.slice(0, -2), m, n], (place) => {
    const batch = place.slice(0, -2);
    const [i, j] = place.slice(-2) as [number, number];
    let sum = 0;
    for (let l = 0; l < k; l++)
      sum += get(a, [...batch, ...(transA ? [l, i] : [i, l])]) * get(b, [...batch, ...(transB ? [j, l] : [l, j])]);
    return scale * sum;
  });
}

const softmax: Operator = ([x]) => {
  const wide = x!.shape.at(-1)!;
  const data = Float64Array.from(x!.data);
  for (let at = 0; at < data.length; at += wide) {
    const row = data.subarray(at, at + wide);
    const top = Math.max(...row);
    const sum = row.reduce((total, each) => total + Math.exp(each - top), 0);
    row.forEach((each, i) => {
      row[i] = Math.exp(each - top) / sum;
    });
  }
  return [{ shape: x!.shape, data }];
};

const layerNormalization: Operator = ([x, scale, shift], { epsilon }) => {
  const wide = x!.shape.at(-1)!;
  const rows = x!.data.length / wide;
  const row = (i: number) => x!.data.subarray(i * wide, (i + 1) * wide);
  const means = Float64Array.from({ length: rows }, (_, i) => row(i).reduce((a, b) => a + b) / wide);
  const inverse = means.map((mean, i) => 1 / Math.sqrt(row(i).reduce((a, b) => a + (b - mean) ** 2, 0) / wide + float(epsilon)));
  const y = x!.data.map((each, at) => {
    const i = Math.floor(at / wide);
    return (each - means[i]!) * inverse[i]! * scale!.data[at % wide]! + shift!.data[at % wide]!;
  });
  const kept = [...x!.shape.slice(0, -1), 1];
  return [
    { shape: x!.shape, data: y },
    { shape: kept, data: means },
    { shape: kept, data: inverse },
  ];
};

const conv: Operator = ([x, weight, bias], { pads, strides }) => {
  const [batch, channels, height, width] = x!.shape as [number, number, number, number];
  const [outputs, , high, wide] = weight!.shape as [number, number, number, number];
  const [top, left, bottom, right] = ints(pads) as [number, number, number, number];
  const stride = ints(strides)[0]!;
  const out = [Math.floor((height + top + bottom - high) / stride) + 1, Math.floor((width + left + right - wide) / stride) + 1];
  return [
    array([batch, outputs, ...out], ([n, o, i, j]) => {
      let sum = bias?.data[o!] ?? 0;
      for (const [c, p, q] of places([channels, high, wide]))
        sum += get(weight!, [o!, c!, p!, q!]) * getOr0(x!, [n!, c!, i! * stride + p! - top, j! * stride + q! - left]);
      return sum;
    }),
  ];
};

const convTranspose: Operator = ([y, weight], { pads, strides, output_padding }) => {
  const [batch, inputs, rows, columns] = y!.shape as [number, number, number, number];
  const [, outputs, high, wide] = weight!.shape as [number, number, number, number];
  const [top, left, bottom, right] = ints(pads) as [number, number, number, number];
  const [more, further] = ints(output_padding) as [number, number];
  const stride = ints(strides)[0]!;
  const height = stride * (rows - 1) + more + high - top - bottom;
  const width = stride * (columns - 1) + further + wide - left - right;
  const shape = [batch, outputs, height, width];
  const data = new Float64Array(sizeOf(shape));
  for (const [n, c, i, j] of places([batch, inputs, rows, columns]))
    for (const [o, p, q] of places([outputs, high, wide])) {
      const place = [n!, o!, i! * stride + p! - top, j! * stride + q! - left];
      if (place[2]! < 0 || place[3]! < 0 || place[2]! >= height || place[3]! >= width) continue;
      const at = offset(shape, place);
      data[at] = data[at]! + get(y!, [n!, c!, i!, j!]) * get(weight!, [c!, o!, p!, q!]);
    }
  return [{ shape, data }];
};

const pool =
  (f: (window: number[]) => number): Operator =>
  ([x], { kernel_shape }) => {
    const [high, wide] = ints(kernel_shape) as [number, number];
    const [batch, channels, height, width] = x!.shape as [number, number, number, number];
    return [
      array([batch, channels, Math.floor(height / high), Math.floor(width / wide)], ([n, c, i, j]) =>
        f(places([high, wide]).map(([p, q]) => get(x!, [n!, c!, i! * high + p!, j! * wide + q!]))),
      ),
    ];
  };

const slice: Operator = ([x, starts, ends, axes, steps]) => {
  const from = x!.shape.map(() => 0);
  const by = x!.shape.map(() => 1);
  const shape = [...x!.shape];
  axes!.data.forEach((axis, i) => {
    from[axis] = starts!.data[i]!;
    by[axis] = steps?.data[i] ?? 1;
    shape[axis] = Math.ceil((ends!.data[i]! - from[axis]!) / by[axis]!);
  });
  return [
    array(shape, (place) =>
      get(
        x!,
        place.map((index, axis) => from[axis]! + index * by[axis]!),
      ),
    ),
  ];
};

const pad: Operator = ([x, pads]) => {
  const rank = x!.shape.length;
  const shape = x!.shape.map((size, axis) => size + pads!.data[axis]! + pads!.data[axis + rank]!);
  return [
    array(shape, (place) =>
      getOr0(
        x!,
        place.map((index, axis) => index - pads!.data[axis]!),
      ),
    ),
  ];
};

const concat: Operator = (parts, { axis }) => {
  const along = axis as number;
  const ends = parts.map((_, i) => parts.slice(0, i + 1).reduce((sum, { shape }) => sum + shape[along]!, 0));
  const shape = parts[0]!.shape.map((size, i) => (i === along ? ends.at(-1)! : size));
  return [
    array(shape, (place) => {
      const which = ends.findIndex((end) => place[along]! < end);
      const from = ends[which - 1] ?? 0;
      return get(
        parts[which]!,
        place.map((each, i) => (i === along ? each - from : each)),
      );
    }),
  ];
};

const split: Operator = ([x, sizes], { axis }) => {
  let from = 0;
  return [...sizes!.data].map((size) => {
    const start = from;
    from += size;
    const shape = x!.shape.map((each, i) => (i === axis ? size : each));
    return array(shape, (place) =>
      get(
        x!,
        place.map((index, i) => (i === axis ? start + index : index)),
      ),
    );
  });
};

const gather: Operator = ([x, ids], { axis }) => {
  const along = (axis as number | undefined) ?? 0;
  const before = x!.shape.slice(0, along);
  const shape = [...before, ...ids!.shape, ...x!.shape.slice(along + 1)];
  const rank = ids!.shape.length;
  return [
    array(shape, (place) =>
      get(x!, [...place.slice(0, along), get(ids!, place.slice(along, along + rank)), ...place.slice(along + rank)]),
    ),
  ];
};

const along = (place: readonly number[], axis: number, index: number) => place.map((each, i) => (i === axis ? index : each));

const scatterElements: Operator = ([x, ids, updates], { axis }) => {
  const data = Float64Array.from(x!.data);
  for (const place of places(ids!.shape)) {
    const at = offset(x!.shape, along(place, axis as number, get(ids!, place)));
    data[at] = data[at]! + get(updates!, place);
  }
  return [{ shape: x!.shape, data }];
};

const resize: Operator = ([x, , scales]) => {
  const by = [...scales!.data];
  const shape = x!.shape.map((size, axis) => size * by[axis]!);
  return [
    array(shape, (place) =>
      get(
        x!,
        place.map((index, axis) => Math.floor(index / by[axis]!)),
      ),
    ),
  ];
};

export const operators: Readonly<Record<string, Operator>> = {
  Identity: ([x]) => [x!],
  Reshape: ([x, shape]) => [{ shape: [...shape!.data], data: x!.data }],
  Transpose: ([x], { perm }) => [
    array(
      ints(perm).map((axis) => x!.shape[axis]!),
      (place) =>
        get(
          x!,
          x!.shape.map((_, axis) => place[ints(perm).indexOf(axis)]!),
        ),
    ),
  ],
  Expand: ([x, shape]) => [array([...shape!.data], (place) => getRepeated(x!, place))],
  ReduceSum: reduce(0, (a, b) => a + b),
  ReduceMax: reduce(Number.NEGATIVE_INFINITY, Math.max),
  Add: binary((a, b) => a + b),
  Sub: binary((a, b) => a - b),
  Mul: binary((a, b) => a * b),
  Div: binary((a, b) => a / b),
  Max: binary(Math.max),
  Min: binary(Math.min),
  Equal: binary((a, b) => Number(a === b)),
  Greater: binary((a, b) => Number(a > b)),
  Cast: unary((x) => x),
  Neg: unary((x) => -x),
  Exp: unary(Math.exp),
  Log: unary(Math.log),
  Sqrt: unary(Math.sqrt),
  Erf: unary(erf),
  Sigmoid: unary((x) => 1 / (1 + Math.exp(-x))),
  Tanh: unary(Math.tanh),
  Softplus: unary((x) => Math.log1p(Math.exp(x))),
  Relu: unary((x) => Math.max(x, 0)),
  Slice: slice,
  Pad: pad,
  Concat: concat,
  Split: split,
  MatMul: ([a, b]) => [multiplied(a!, b!)],
  FusedMatMul: ([a, b], { transA, transB, alpha }) => [multiplied(a!, b!, transA === 1, transB === 1, float(alpha))],
  Gemm: (inputs) => {
    const product = multiplied(inputs[0]!, inputs[1]!);
    return [array(product.shape, (place) => get(product, place) + inputs[2]!.data[place[1]!]!)];
  },
  Softmax: softmax,
  LayerNormalization: layerNormalization,
  Gather: gather,
  GatherElements: ([x, ids], { axis }) => [array(ids!.shape, (place) => get(x!, along(place, axis as number, get(ids!, place))))],
  ScatterElements: scatterElements,
  Conv: conv,
  ConvTranspose: convTranspose,
  MaxPool: pool((window) => Math.max(...window)),
  AveragePool: pool((window) => window.reduce((a, b) => a + b) / window.length),
  Resize: resize,
};
