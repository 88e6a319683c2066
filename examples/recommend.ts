// npx tsx examples/recommend.ts USER [N]: recommendations with the library alone, no server.
import { readFileSync } from "node:fs";
import * as segue from "@segue/engine";
import { createRandom, rowOf } from "@segue/kernels";

const plays = readFileSync(new URL("music_data.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1);
const pairs = plays.map((line) => line.split(",") as [user: string, track: string]);

async function recommend(userId: string, n: number): Promise<string[]> {
  const users = [...new Set(pairs.map(([user]) => user))];
  const tracks = [...new Set(pairs.map(([, track]) => track))];
  const events = segue.emptyEvents(pairs.length);
  events.value.fill(1);
  events.user.set(pairs.map(([user]) => users.indexOf(user)));
  events.track.set(pairs.map(([, track]) => tracks.indexOf(track)));
  const dataset = segue.createDataset({ users, tracks, events, catalogue: segue.emptyCatalogue(tracks.length) });

  const itemKnn = segue.algorithms.find(({ name }) => name === "item-knn")!;
  const config = segue.resolveConfig(itemKnn, {});
  if ("problems" in config) throw new Error(config.problems.map(({ message }) => message).join());
  const recommender = await itemKnn.train(dataset, config.value, { random: createRandom(42), report: async () => {} });

  const popularity = new Float32Array(tracks.length);
  for (const track of dataset.plays.indices) popularity[track]! += 1;
  const row = dataset.users.ids.indexOf(userId);
  const history = row < 0 ? { indices: new Int32Array(), values: new Float32Array() } : rowOf(dataset.plays, row);
  const model = { recommender, popularity, ranking: segue.createRanking(popularity) };
  const [answer] = await segue.recommend(model, [{ history }], n, [segue.excludeHeard]);
  return answer!.items.map(({ track }) => dataset.tracks.ids[track]!);
}

const [user = "ada", n = "5"] = process.argv.slice(2);
for (const track of await recommend(user, Number(n))) console.log(track);
