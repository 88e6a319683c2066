import { describe, expect, it } from "vitest";
// @ts-expect-error: scripts have no types
import { sharedShapes } from "./shared-shapes.mjs";

const changed = (code: string): string => sharedShapes().renderChunk(code)?.code ?? code;

describe("what is built", () => {
  it("has something before a spread that begins an object and is not all of it, at any depth", () => {
    expect(changed("f({ ...a, b: 1 })")).toBe("f({ ...null, ...a, b: 1 })");
    expect(changed("f({\n\t...a,\n\t...b\n})")).toBe("f({\n\t...null, ...a,\n\t...b\n})");
    expect(changed("f({ ...a, b: { ...c, d } })")).toBe("f({ ...null, ...a, b: { ...null, ...c, d } })");
  });

  it("is as it was elsewhere: arrays, arguments, patterns, copies, what begins otherwise, and texts", () => {
    const others = "f([...a, 1], ...b); const { c, ...d } = e; g({ ...h }, { i, ...j, k }, '{ ...l, m }')";
    expect(changed(others)).toBe(others);
  });

  it("means the same", () => {
    const code = "(a) => ({ ...a, b: 1, ...a.c })";
    const [asWritten, asBuilt] = [code, changed(code)].map((text) => new Function(`return ${text}`)());
    for (const a of [{ b: 2, c: { b: 3 } }, { b: 2 }, JSON.parse('{"__proto__":{"x":1},"c":null}')]) {
      expect(Object.entries(asBuilt(a))).toEqual(Object.entries(asWritten(a)));
      expect(Object.getPrototypeOf(asBuilt(a))).toBe(Object.prototype);
    }
  });
});
