import { type Shape, sizeOf } from "./shape.js";

/** Uniform numbers in [0, 1). */
export type Uniform = () => number;

/** A stream of uniform numbers for each label, always the same for the same label: what is random can be repeated and resumed. */
export type RandomOf = (label: string) => Uniform;

/** The first values of weights of a shape. */
export type Initialiser = (shape: Shape, uniform: Uniform) => Float32Array;

export const filled =
  (value: number): Initialiser =>
  (shape) =>
    new Float32Array(sizeOf(shape)).fill(value);

export const zeros = filled(0);
export const ones = filled(1);

export const uniform =
  (limit: number): Initialiser =>
  (shape, draw) =>
    Float32Array.from({ length: sizeOf(shape) }, () => limit * (2 * draw() - 1));

/** Normal numbers (Box and Muller) of this deviation. */
export const normal =
  (deviation: number): Initialiser =>
  (shape, draw) =>
    Float32Array.from({ length: sizeOf(shape) }, () => {
      const radius = Math.sqrt(-2 * Math.log(1 - draw()));
      return deviation * radius * Math.cos(2 * Math.PI * draw());
    });

/** Uniform within √(6 / (inputs + outputs)): Glorot & Bengio, "Understanding the difficulty of training deep networks", 2010. */
export const glorot = (inputs: number, outputs: number): Initialiser => uniform(Math.sqrt(6 / (inputs + outputs)));

/** Normal of deviation √(2 / inputs), for ReLU: He et al., "Delving deep into rectifiers", 2015. */
export const he = (inputs: number): Initialiser => normal(Math.sqrt(2 / inputs));
