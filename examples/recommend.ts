// npx tsx examples/recommend.ts USER [N]: recommendations with the library alone, no server.
import { readFileSync } from "node:fs";
import { datasetFromPairs, trainModel } from "@segue/engine";

async function recommend(userId: string, n: number): Promise<string[]> {
  const [, ...lines] = readFileSync(new URL("music_data.csv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const pairs = lines.map((line) => line.split(",") as [user: string, track: string]);
  const model = await trainModel("item-knn", datasetFromPairs(pairs));
  return (await model.recommend(userId, n)).map(({ track }) => track);
}

const [user = "ada", n = "5"] = process.argv.slice(2);
console.log((await recommend(user, Number(n))).join("\n"));
