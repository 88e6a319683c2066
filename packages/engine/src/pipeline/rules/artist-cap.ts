import { Type } from "typebox";
import { capBy } from "./cap.js";
import { defineRequestRule } from "./rule.js";

export const artistCap = defineRequestRule({
  name: "artist-cap",
  title: "Takes at most so many tracks of one artist into a list, all its pages together.",
  acts: "orders",
  config: Type.Object({ max: Type.Integer({ minimum: 1, maximum: 1000, default: 2, description: "How many" }) }),
  main: "max",
  needs: ["facts"],
  examples: [{ max: 2 }, { max: 1 }],
  make: ({ max }, { facts }) => capBy("artist-cap", facts.texts("artist").codes, max),
});
