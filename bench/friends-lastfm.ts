import { claim, type Figure, figure } from "./kit/claim.js";
import { sharedData } from "./kit/data.js";
import type { Judged } from "./kit/documents.js";
import { inTempFolder, segue } from "./kit/segue.js";

/** Splits by which nothing was tuned. */
const SEEDS = [1, 2, 3, 4, 5];
/** Everybody's favourites, what friends play alone, a model asked by what they play, and both. */
const JUDGED = {
  popularity: "popularity",
  "friends' plays": 'social:child={"algorithm":"popularity"},friendsWeight=100,popularityWeight=0',
  "ease on friends' plays": "social:friendsWeight=0,popularityWeight=0",
  social: "social",
};
const GOAL = 0.095;

export default claim({
  name: "friends-lastfm",
  claim:
    "On Last.fm-2k listeners of whom everything is hidden but their friends (a tenth, the whole catalogue ranked; mean of five splits) are found " +
    "more of what they hear by `social` than by everybody's favourites or by what their friends play.",
  seed: SEEDS[0]!,
  run: () =>
    inTempFolder(async (folder) => {
      await segue(folder, "import", sharedData("lastfm-2k"));
      const recalls: number[][] = [];
      for (const seed of SEEDS) {
        const args = `--split friends:0.1 --k 10 --seed ${seed}`.split(" ");
        const judged = await segue<Judged>(folder, "evaluate", ...Object.values(JUDGED), ...args);
        recalls.push(judged.map(({ metrics }) => metrics["recall@10"]!.value));
      }
      const means = Object.keys(JUDGED).map((_, m) => recalls.reduce((sum, each) => sum + each[m]!, 0) / SEEDS.length);
      const told: Figure[] = Object.keys(JUDGED).map((name, m) =>
        figure({
          what: `Recall@10 of ${name}`,
          figure: means[m]!,
          better: "higher",
          ...(name === "social" ? { goal: GOAL } : {}),
        }),
      );
      const second = Math.max(...means.slice(0, 2));
      return [
        ...told,
        figure({ what: "social ÷ the better of the first two", figure: means[3]! / second, better: "higher", goal: 1 }),
      ];
    }),
});
