import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { epochLine, newEpochs } from "../src/learning.js";
import { json, run, temporaryFolder } from "./segue.js";

const curve = (...losses: number[]) => ({
  algorithm: "gru",
  epochs: 3,
  learned: losses.map((loss, i) => ({ epoch: i + 1, loss, heldOut: { "hit@20": 0.1 * (i + 1) } })),
});

it("an epoch is a line that shows the whole course", () => {
  expect(epochLine(curve(3, 2, 1))).toBe("gru  epoch 3 of 3   loss 1.0000 █▅▁   hit@20 0.3000 ▁▄█");
  expect(epochLine(curve(3))).toBe("gru  epoch 1 of 3   loss 3.0000 ▄   hit@20 0.1000 ▄");
});

it("of several networks each epoch is told once", () => {
  const told: number[] = [];
  expect(newEpochs([curve(3)], told)).toHaveLength(1);
  expect(newEpochs([curve(3)], told)).toHaveLength(0);
  expect(newEpochs([curve(3, 2), curve(5)], told).map((line) => line.slice(0, 14))).toEqual(["gru  epoch 2 o", "gru  epoch 1 o"]);
});

it("a training tells how it learned", async () => {
  const cwd = temporaryFolder();
  mkdirSync(cwd, { recursive: true });
  const round = Array.from({ length: 200 }, (_, s) => Array.from({ length: 4 + (s % 3) }, (_, i) => `t${(s + i) % 9}`).join(" "));
  writeFileSync(join(cwd, "sessions.txt"), round.join("\n"));
  await json(["import", "sessions.txt"], { cwd });
  const small = "train gru --set width=16 --set epochs=2 --set batch=64 --set cell=lstm";
  expect((await run(small.split(" "), { cwd })).stderr).toMatch(/gru {2}epoch 2 of 2 {3}loss \d\.\d{4} [▁-█]{2}/);
});
