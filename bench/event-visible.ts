import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { simulateWorld } from "@segue/engine";
import { claim, figure } from "./kit/claim.js";
import type { Recommended } from "./kit/documents.js";
import { inTempFolder, type Server, segue, serve } from "./kit/segue.js";

const SEED = 42;
const LISTENERS = 20;
const LEARNING = ["user-knn", "item-knn", "als", "ease"];
/** The world's end; it covers the year before. */
const UNTIL = Date.UTC(2026, 0, 1);

/** What the play of a listener's first recommendation did to the next answer. */
interface Effect {
  /** The track that was played is no longer there. */
  readonly gone: boolean;
  /** Of the other tracks, those in both answers have the same order and the same scores. */
  readonly sameOtherwise: boolean;
}

export default claim({
  name: "event-visible",
  claim: `A POSTed play is in the next recommendations without retraining (${LISTENERS} listeners of a simulated world, served over HTTP).`,
  seed: SEED,
  run: () =>
    inTempFolder(async (folder) => {
      const { events } = simulateWorld({ seed: SEED, until: UNTIL, listeners: 500, tracks: 2000, plays: 50_000 });
      const plays = events.filter(({ kind }) => kind === "play");
      const lines = plays.map(({ user, track, at }) => `${user},${track},${new Date(at).toISOString()}\n`);
      await writeFile(join(folder, "plays.csv"), `user,track,time\n${lines.join("")}`);
      await segue(folder, "import", "plays.csv");
      for (const name of ["popularity", ...LEARNING]) await segue(folder, "train", name, "--seed", String(SEED));
      const users = [...new Set(plays.map(({ user }) => user))].sort().slice(0, LISTENERS);
      const server = await serve(folder);
      try {
        const figures = [];
        for (const model of LEARNING) {
          const effects = await effectsOf(server, model, users);
          figures.push(share(`${model}: the played track is gone and the others' scores or order have changed`, effects, false));
        }
        const effects = await effectsOf(server, "popularity", users);
        return [...figures, share("popularity: the played track is gone and nothing else has changed", effects, true)];
      } finally {
        await server.stop();
      }
    }),
});

const share = (what: string, effects: readonly Effect[], same: boolean) =>
  figure({
    what: `${what}, share of listeners`,
    figure: effects.filter(({ gone, sameOtherwise }) => gone && sameOtherwise === same).length / effects.length,
    better: "higher",
    goal: 1,
  });

async function effectsOf(server: Server, model: string, users: readonly string[]): Promise<Effect[]> {
  const effects: Effect[] = [];
  for (const user of users) {
    const before = await recommendations(server, model, user);
    const track = before[0].track;
    await server.post("/v1/events", { events: [{ user, track, kind: "play" }] });
    const after = await recommendations(server, model, user);
    const inBoth = (one: Recommended["items"], other: Recommended["items"]) =>
      JSON.stringify(one.filter((item) => other.some((each) => each.track === item.track)));
    effects.push({
      gone: after.every((item) => item.track !== track),
      sameOtherwise: inBoth(before, after) === inBoth(after, before) && sameSet(before.slice(1), after),
    });
  }
  return effects;
}

/** Whether every track of `some` is among `all`. */
const sameSet = (some: Recommended["items"], all: Recommended["items"]) =>
  some.every(({ track }) => all.some((item) => item.track === track));

async function recommendations(server: Server, model: string, user: string): Promise<Recommended["items"]> {
  const answer = await server.get<Recommended>(`/v1/users/${encodeURIComponent(user)}/recommendations?model=${model}&n=10`);
  if (answer === undefined || answer.items.length === 0) throw new Error(`${model} has no answer for ${user}`);
  return answer.items;
}
