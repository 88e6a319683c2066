import { algorithms } from "@segue/engine";
import { describe, expect, it } from "vitest";
import { parametersOf, readParameter, written } from "../src/api/parameters.js";

describe("parameters of a form", () => {
  it.each(algorithms.map((algorithm) => [algorithm.name, algorithm] as const))(
    "of %s are all there, and mean their usual values when nothing was written",
    (_, { config }) => {
      const parameters = parametersOf(config);
      expect(parameters.map(({ name }) => name)).toEqual(Object.keys((config as { properties: object }).properties));
      for (const parameter of parameters) {
        expect(parameter.description, parameter.name).not.toBe("");
        expect(readParameter(parameter, written(parameter, parameter.usual)), parameter.name).toEqual({ value: parameter.usual });
      }
    },
  );

  it("say what is wrong with a text", () => {
    const schema = {
      properties: {
        factors: { type: "integer", minimum: 1, maximum: 8, default: 4 },
        rate: { type: "number", minimum: 0, default: 1 },
        children: { type: "array", default: [] },
      },
    };
    const [factors, rate, children] = parametersOf(schema);
    const wrong = [
      readParameter(factors!, "x"),
      readParameter(factors!, ""),
      readParameter(factors!, "1.5"),
      readParameter(factors!, "9"),
    ];
    expect(wrong).toEqual([{ wrong: "number" }, { wrong: "number" }, { wrong: "integer" }, { wrong: "range" }]);
    expect([readParameter(rate!, "-0.1"), readParameter(rate!, "1e-3")]).toEqual([{ wrong: "range" }, { value: 0.001 }]);
    expect([readParameter(children!, "[1"), readParameter(children!, "[1]")]).toEqual([{ wrong: "json" }, { value: [1] }]);
  });
});
