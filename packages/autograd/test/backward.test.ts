import { expect, it } from "vitest";
import { backward } from "../src/graph/backward.js";
import { Graph } from "../src/graph/graph.js";
import { zeros } from "../src/graph/initialisers.js";
import { multiply } from "../src/operators/arithmetic.js";
import { sum } from "../src/operators/broadcast.js";
import { exp, stopGradient } from "../src/operators/functions.js";
import { interpret } from "./reference/interpret.js";

const vector = (...values: number[]) => ({ shape: [values.length], data: Float64Array.from(values) });

it("sums what comes back by several ways", () => {
  const graph = new Graph("training");
  const x = graph.parameter("x", [2], zeros);
  const loss = sum(multiply(multiply(x, x), x));
  expect([...interpret(graph, { x: vector(2, 3) }, [backward(loss)(x)!])[0]!.data]).toEqual([12, 27]);
});

it("has none for what the loss does not depend on, and none through a stop", () => {
  const graph = new Graph("training");
  const [x, y] = [graph.parameter("x", [2], zeros), graph.parameter("y", [2], zeros)];
  const gradientOf = backward(sum(multiply(x, stopGradient(exp(x)))));
  expect(gradientOf(y)).toBeUndefined();
  expect([...interpret(graph, { x: vector(0, 1) }, [gradientOf(x)!])[0]!.data]).toEqual([1, Math.E]);
});

it("takes a loss of one number only", () => {
  const graph = new Graph("training");
  expect(() => backward(exp(graph.parameter("x", [2], zeros)))).toThrow("Backward: [2]: a loss is one number.");
});

it("lets no two inputs have one name", () => {
  const graph = new Graph("training");
  graph.input("x", [2]);
  expect(() => graph.parameter("x", [2], zeros)).toThrow('two inputs or parameters of the name "x"');
});
