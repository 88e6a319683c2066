import { Type } from "typebox";
import type { RuleFacts } from "../rule-facts.js";
import { capBy } from "./cap.js";
import { defineRequestRule } from "./rule.js";

export const albumCap = defineRequestRule({
  name: "album-cap",
  title: "Takes at most so many tracks of one album into a list, all its pages together.",
  acts: "orders",
  config: Type.Object({ max: Type.Integer({ minimum: 1, maximum: 1000, default: 2, description: "How many" }) }),
  main: "max",
  needs: ["facts"],
  examples: [{ max: 1 }],
  make: ({ max }, { facts }) => capBy("album-cap", albums(facts), max),
});

const known = new WeakMap<RuleFacts, Int32Array>();

/** One code an album of one artist: many have their Greatest Hits. −1 where no album is known. */
function albums(facts: RuleFacts): Int32Array {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const artists = facts.texts("artist");
  const names = facts.texts("album");
  const numbered = new Map<number, number>();
  const codes = names.codes.map((album, track) =>
    album < 0 ? -1 : numberIn(numbered, album * (artists.distinct + 1) + artists.codes[track]! + 1),
  );
  known.set(facts, codes);
  return codes;
}

function numberIn(numbered: Map<number, number>, code: number): number {
  const number = numbered.get(code) ?? numbered.size;
  numbered.set(code, number);
  return number;
}
