import { expect, it } from "vitest";
import { boundsOf, showing, viewOf } from "../src/map/camera.js";
import { regionsOf } from "../src/map/regions.js";

/** Ten points around each place, all of one name. */
function seen(places: readonly (readonly [name: string, x: number, y: number])[]) {
  const names = [...new Set(places.map(([name]) => name))];
  const points = places.flatMap(([name, x, y]) =>
    Array.from({ length: 10 }, (_, i) => ({ code: names.indexOf(name), x: x + i / 1000, y: y + i / 1000 })),
  );
  const [x, y] = [points.map((point) => point.x), points.map((point) => point.y)];
  const named = { kind: "names" as const, names, codes: points.map(({ code }) => code) };
  return { x, y, inView: points.map((_, i) => i), named };
}

function namesAt(places: Parameters<typeof seen>[0], width: number): string[] {
  const all = seen(places);
  const size = { width, height: width };
  const camera = showing(boundsOf(all.x, all.y), size);
  return regionsOf(all, viewOf(camera, size), camera, size).map(({ name }) => name);
}

it("names regions on a phone as on a wide screen, each once, and of two that would hide each other the one with more", () => {
  const apart = [
    ["soul", 0, 0],
    ["house", 1, 0],
    ["metal", 0, 1],
    ["jazz", 1, 1],
    ["latin", 0.5, 0.5],
  ] as const;
  for (const width of [360, 1200]) expect(namesAt(apart, width)).toHaveLength(5);
  const close = [
    ["techno", 0, 0],
    ["techno", 0.01, 0],
    ["hip hop", 0.2, 0],
    ["metal", 1, 1],
  ] as const;
  expect(namesAt(close, 360)).toEqual(["techno", "metal"]);
  expect(namesAt(close, 1200)).toHaveLength(3);
});
