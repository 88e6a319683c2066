import type { Attribute, ElementType, OnnxConstant, OnnxNode, OnnxValue } from "../onnx/model.js";
import type { Initialiser } from "./initialisers.js";
import { type Shape, ShapeError, shown, sizeOf } from "./shape.js";

/** A value that will be computed: its name in the graph, its shape and element type. */
export interface Tensor {
  readonly graph: Graph;
  readonly name: string;
  readonly shape: Shape;
  readonly type: ElementType;
  /** Whether a gradient flows through it. */
  readonly differentiable: boolean;
}

/** Weights that are learned. */
export interface Parameter {
  readonly tensor: Tensor;
  readonly initialise: Initialiser;
}

/** Numbers that are kept from step to step but not learned by gradients, such as the running mean of a batch normalisation. */
export interface State {
  readonly tensor: Tensor;
  readonly initialise: Initialiser;
  /** What it becomes after a step. */
  next?: Tensor;
}

/** A table of rows of which a step sees only those that its batch names. */
export interface SparseTable {
  readonly name: string;
  readonly rows: number;
  readonly width: number;
  readonly initialise: Initialiser;
  /** Rows of the batch: `capacity × width`. */
  readonly tensor: Tensor;
  /** How many rows a batch can name. */
  readonly capacity: number;
  /** The inputs that name rows, those that say where such a row lies in `tensor`, and what was taken so: a row for each id. */
  readonly lookups: { readonly ids: Tensor; readonly places: Tensor; readonly taken: Tensor[] }[];
}

/** An input that is drawn at random anew in each step: true with the probability 1 − `rate`, which is a multiple of 1/256. */
export interface Noise {
  readonly tensor: Tensor;
  readonly rate: number;
}

/** Gradients of what a node takes, from those of what it gives; undefined where there is none. */
export type Backward = (...gradients: Tensor[]) => readonly (Tensor | undefined)[];

interface TapeEntry {
  readonly outputs: readonly Tensor[];
  readonly inputs: readonly Tensor[];
  readonly backward: Backward;
}

interface Made {
  readonly shape: Shape;
  readonly type?: ElementType;
}

interface NodeOptions {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly domain?: string;
  readonly backward?: Backward;
}

/** Training graphs may use operators of onnxruntime itself and keep what gradients need; inference graphs are plain ONNX. */
export type Mode = "training" | "inference";

/** A graph that is being written: operators add nodes to it, and how to differentiate them to its tape. */
export class Graph {
  readonly mode: Mode;
  readonly nodes: OnnxNode[] = [];
  readonly constants: OnnxConstant[] = [];
  readonly inputs: Tensor[] = [];
  readonly parameters: Parameter[] = [];
  readonly states: State[] = [];
  readonly sparseTables: SparseTable[] = [];
  readonly noises: Noise[] = [];
  readonly tape: TapeEntry[] = [];
  /** Ids of these inputs must lie below the number. */
  readonly bounds = new Map<string, number>();
  readonly #known = new Map<string, Tensor>();
  readonly #named = new Map<string, Tensor>();
  #recording = true;
  #computed = 0;
  #fresh = 0;

  constructor(mode: Mode) {
    this.mode = mode;
  }

  /** How many numbers all nodes give together: more than are there at any one time, for the runtime uses memory again. */
  get computed(): number {
    return this.#computed;
  }

  /** What is not computed: inputs, parameters, states and all else that has a name of its own. */
  get named(): readonly Tensor[] {
    return [...this.#named.values()];
  }

  /** What is fed in each step. */
  input(name: string, shape: Shape, type: ElementType = "float32"): Tensor {
    const tensor = this.#name(name, shape, type, false);
    this.inputs.push(tensor);
    return tensor;
  }

  /** What the trainer feeds, not its user. */
  fed(name: string, shape: Shape, type: ElementType = "float32"): Tensor {
    return this.#name(name, shape, type, false);
  }

  parameter(name: string, shape: Shape, initialise: Initialiser): Tensor {
    const tensor = this.#name(name, shape, "float32", true);
    this.parameters.push({ tensor, initialise });
    return tensor;
  }

  state(name: string, shape: Shape, initialise: Initialiser): State {
    const state = { tensor: this.#name(name, shape, "float32", false), initialise };
    this.states.push(state);
    return state;
  }

  sparseTable(name: string, rows: number, width: number, initialise: Initialiser): SparseTable {
    const lookups: SparseTable["lookups"] = [];
    const capacity = () => lookups.reduce((sum, { ids }) => sum + sizeOf(ids.shape), 0);
    const tensor = growing(this.#name(name, [0, width], "float32", true), () => [capacity(), width]);
    const table = {
      name,
      rows,
      width,
      initialise,
      tensor,
      lookups,
      get capacity() {
        return capacity();
      },
    };
    this.sparseTables.push(table);
    return table;
  }

  /** See {@link Noise}; a byte is drawn for each element, so the rate is rounded to what that can tell. */
  noise(shape: Shape, rate: number): Noise {
    const tensor = this.#name(`noise-${this.noises.length}`, shape, "bool", false);
    const noise = { tensor, rate: Math.round(rate * 256) / 256 };
    this.noises.push(noise);
    return noise;
  }

  /** Says that these ids, where they are fed, must lie in 0 … below − 1. */
  limitIds({ name }: Tensor, below: number): void {
    this.bounds.set(name, Math.min(below, this.bounds.get(name) ?? below));
  }

  /** One number, or many as `shape` says. */
  constant(values: number | ArrayLike<number>, shape: Shape = []): Tensor {
    return typeof values === "number"
      ? this.#constant("float32", Float64Array.of(values), [])
      : this.#constant("float32", values, shape);
  }

  /** A list of integers, such as a shape or axes. */
  integers(values: readonly number[]): Tensor {
    return this.#constant("int64", values, [values.length]);
  }

  ids(values: readonly number[], shape: Shape = [values.length]): Tensor {
    return this.#constant("int32", values, shape);
  }

  /** Adds a node that gives one tensor. */
  node(operator: string, inputs: readonly (Tensor | undefined)[], made: Made, options: NodeOptions = {}): Tensor {
    return this.nodeOf(operator, inputs, [made], options)[0]!;
  }

  /** Adds a node that gives several. */
  nodeOf(
    operator: string,
    inputs: readonly (Tensor | undefined)[],
    made: readonly Made[],
    { attributes = {}, domain = "", backward }: NodeOptions = {},
  ): Tensor[] {
    const given = inputs.filter((input) => input !== undefined);
    const differentiable = backward !== undefined && this.#recording && given.some((input) => input.differentiable);
    const outputs = made.map(({ shape, type = "float32" }) =>
      this.#tensor(`${operator}-${this.#fresh++}`, shape, type, differentiable),
    );
    const names = outputs.map(({ name }) => name);
    this.#computed += outputs.reduce((total, { shape }) => total + sizeOf(shape), 0);
    this.nodes.push({ operator, domain, inputs: inputs.map((input) => input?.name ?? ""), outputs: names, attributes });
    if (differentiable) this.tape.push({ outputs, inputs: given, backward });
    return outputs;
  }

  /** Adds a node that computes what was an input or a parameter before. */
  define({ name }: Tensor, operator: string, inputs: readonly Tensor[]): void {
    const node = { operator, domain: "", inputs: inputs.map((input) => input.name), outputs: [name], attributes: {} };
    this.nodes.push(node);
  }

  /** Puts what `compute` adds in front of all other nodes. */
  inFront(compute: () => void): void {
    const before = this.nodes.length;
    compute();
    this.nodes.unshift(...this.nodes.splice(before));
  }

  /** What `compute` adds has no gradient of its own: its result is differentiated by `backward` as a whole. */
  fused(inputs: readonly Tensor[], compute: () => Tensor, backward: Backward): Tensor {
    const result = this.withoutTape(compute);
    if (!this.#recording || !inputs.some(({ differentiable }) => differentiable)) return result;
    const output = { ...result, differentiable: true };
    this.tape.push({ outputs: [output], inputs, backward });
    return output;
  }

  withoutTape<T>(compute: () => T): T {
    const before = this.#recording;
    this.#recording = false;
    try {
      return compute();
    } finally {
      this.#recording = before;
    }
  }

  #constant(type: ElementType, values: ArrayLike<number>, shape: Shape): Tensor {
    if (values.length !== sizeOf(shape)) throw new ShapeError(`Constant: ${values.length} values do not fill ${shown(shape)}.`);
    const key = values.length <= 64 ? `${type} ${shape} = ${Array.from(values)}` : undefined;
    const known = key === undefined ? undefined : this.#known.get(key);
    if (known !== undefined) return known;
    const tensor = this.#tensor(`constant-${this.#fresh++}`, shape, type, false);
    this.constants.push({ name: tensor.name, type, shape, values });
    if (key !== undefined) this.#known.set(key, tensor);
    return tensor;
  }

  #name(name: string, shape: Shape, type: ElementType, differentiable: boolean): Tensor {
    if (this.#named.has(name)) throw new Error(`The graph has two inputs or parameters of the name "${name}".`);
    const tensor = this.#tensor(name, shape, type, differentiable);
    this.#named.set(name, tensor);
    return tensor;
  }

  #tensor(name: string, shape: Shape, type: ElementType, differentiable: boolean): Tensor {
    if (!shape.every((size) => Number.isInteger(size) && size >= 0))
      throw new ShapeError(`${name}: ${shown(shape)} is no shape: sizes are whole numbers.`);
    return { graph: this, name, shape, type, differentiable };
  }
}

/** The tensor with a shape that is known only when all who use it have said so. */
const growing = (tensor: Tensor, shape: () => Shape): Tensor => Object.defineProperty(tensor, "shape", { get: shape });

export const describe = ({ name, type, shape }: Tensor): OnnxValue => ({ name, type, shape });
