import { createRandom } from "@segue/kernels";
import { describe, expect, it } from "vitest";
import { fillCatalogue } from "../../../src/cleaning/facts/fill-catalogue.js";
import { type Catalogue, FILL_METHODS } from "../../../src/dataset/catalogue.js";

/**
 * 600 tracks of 60 artists, two albums each: the artist has a city, the album a year, `loud` follows from `tempo`, and nothing
 * tells of `luck`. A tenth of the cells is unknown.
 */
function world(order: readonly number[] = Array.from({ length: 600 }, (_, i) => i)) {
  const random = createRandom("world");
  const tempo = Array.from({ length: 600 }, () => 60 + 120 * random.next());
  const luck = Array.from({ length: 600 }, () => random.next());
  const unknown = (fact: number) => createRandom("gaps").fork(`${fact}`).shuffle(Uint32Array.from(tempo.keys())).subarray(0, 60);
  const gap = <T>(cells: readonly T[], fact: number) => {
    const gaps = new Set(unknown(fact));
    return order.map((i) => (gaps.has(i) ? null : cells[i]!));
  };
  const of = <T>(make: (i: number) => T) => tempo.map((_, i) => make(i));
  const artist = (i: number) => i % 60;
  const truth: Record<string, (string | number)[]> = {
    album: of((i) => `Album ${i % 120}`),
    city: of((i) => `City ${artist(i) % 9}`),
    loud: tempo.map((v) => -30 + v / 8),
    luck,
    tempo,
    year: of((i) => 1960 + (((i % 120) * 7) % 50)),
  };
  const catalogue: Catalogue = {
    title: order.map((i) => `Song ${i}`),
    artist: order.map((i) => `Artist ${artist(i)}`),
    facts: Object.entries(truth).map(([name, cells], fact) => ({
      name,
      cells: name === "album" ? order.map((i) => cells[i]!) : gap(cells, fact),
    })),
  };
  return { ids: order.map((i) => `t${i}`), catalogue, truth, order };
}

const leave = { unexplained: "leave" } as const;

describe("fillCatalogue", () => {
  it("fills each fact by what tells of it, and leaves what nothing tells of", async () => {
    const { ids, catalogue, truth } = world();
    const { catalogue: filled, filled: told } = await fillCatalogue(ids, catalogue, leave);
    const column = (name: string) => filled.facts.find((fact) => fact.name === name)!;
    expect(column("city").cells).toEqual(truth.city);
    expect(column("year").cells).toEqual(truth.year);
    const loud = [...column("loud").cells.entries()].filter(([, cell]) => cell !== null) as [number, number][];
    expect(loud.length).toBeGreaterThan(590);
    const errors = loud.map(([row, cell]) => Math.abs(cell - (truth.loud![row] as number)));
    expect(Math.max(...errors)).toBeLessThan(1.5);
    expect(column("luck")).toEqual(catalogue.facts.find(({ name }) => name === "luck"));
    const luck = told.find(({ fact }) => fact === "luck")!;
    expect(luck).toMatchObject({ known: 540, by: {}, left: 60 });
    const city = told.find(({ fact }) => fact === "city")!;
    expect(city.error).toMatchObject({
      cells: 81,
      chosen: { value: 0 },
      methods: { mode: { value: 1, share: 1 }, artist: { value: 0 } },
    });
  });

  it("records by which method each cell was filled, and changes no known one", async () => {
    const { ids, catalogue } = world();
    const { catalogue: filled } = await fillCatalogue(ids, catalogue, leave);
    catalogue.facts.forEach(({ name, cells }, c) => {
      const { cells: after, methods } = filled.facts[c]!;
      cells.forEach((cell, row) => {
        const method = methods === undefined ? undefined : FILL_METHODS[methods[row]!];
        if (cell !== null) expect([name, after[row], method ?? "known"]).toEqual([name, cell, "known"]);
        else expect(after[row] === null).toBe((method ?? "missing") === "missing");
      });
    });
    const year = filled.facts.find(({ name }) => name === "year")!;
    expect(new Set(year.methods)).toContain(FILL_METHODS.indexOf("album"));
  });

  it("gives the same in any order, and again", async () => {
    const first = await fillCatalogue(world().ids, world().catalogue, leave);
    const order = createRandom(3).shuffle(Uint32Array.from({ length: 600 }, (_, i) => i));
    const shuffled = world([...order]);
    const second = await fillCatalogue(shuffled.ids, shuffled.catalogue, leave);
    expect(second.filled).toEqual(first.filled);
    first.catalogue.facts.forEach(({ cells, methods }, c) => {
      const moved = second.catalogue.facts[c]!;
      expect(moved.cells).toEqual([...order].map((row) => cells[row]));
      expect(moved.methods).toEqual(methods && Uint8Array.from(order, (row) => methods[row]!));
    });
    const again = await fillCatalogue(world().ids, first.catalogue, leave);
    expect(again).toEqual(first);
  });

  it("fills every cell when asked to, the rest by the mean or commonest value", async () => {
    const { ids, catalogue } = world();
    const { catalogue: filled, filled: told } = await fillCatalogue(ids, catalogue, { unexplained: "fill" });
    for (const { cells } of filled.facts) expect(cells).not.toContain(null);
    expect(told.find(({ fact }) => fact === "luck")!.left).toBe(0);
  });

  it("leaves tracks of which next to nothing is known: no hidden cell tells how far off a guess would be", async () => {
    const { ids, catalogue } = world();
    const names = { title: [...catalogue.title, null], artist: [...catalogue.artist, null].map(() => null) };
    const known = catalogue.facts.filter(({ name }) => name !== "album");
    const facts = known.map(({ name, cells }) => ({ name, cells: [...cells, name === "year" ? 1999 : null] }));
    const { catalogue: filled } = await fillCatalogue([...ids, "bare"], { ...names, facts }, leave);
    const loud = filled.facts.find(({ name }) => name === "loud")!.cells;
    expect(loud.slice(0, -1).filter((cell) => cell === null).length).toBeLessThan(10);
    expect(filled.facts.map(({ cells }) => cells.at(-1))).toEqual([null, null, null, null, 1999]);
  });

  it("ends when its report rejects", async () => {
    const { ids, catalogue } = world();
    const report = async (fraction: number) => {
      if (fraction > 0.3) throw new Error("cancelled");
    };
    await expect(fillCatalogue(ids, catalogue, { ...leave, report })).rejects.toThrow("cancelled");
  });
});
