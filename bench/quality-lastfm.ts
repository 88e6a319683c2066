import { claim, figure } from "./kit/claim.js";
import { sharedData } from "./kit/data.js";
import type { Judged } from "./kit/documents.js";
import { inTempFolder, segue } from "./kit/segue.js";

/** Recall@10 to reach by the defaults. */
const GOALS = { popularity: 0.068, "user-knn": 0.17, "item-knn": 0.182, als: 0.185, bpr: 0.185, ease: 0.202 };

export default claim({
  name: "quality-lastfm",
  claim:
    "On Last.fm-2k (1,892 listeners, 17,632 artists; 8:1:1 of each listener's artists at random, full ranking) every algorithm reaches its Recall@10 by its defaults.",
  seed: 42,
  run: () =>
    inTempFolder(async (folder) => {
      await segue(folder, "import", sharedData("lastfm-2k"));
      const names = Object.keys(GOALS);
      const judged = await segue<Judged>(
        folder,
        "evaluate",
        ...names,
        ..."--split random:0.8,0.1,0.1 --k 10 --seed 42".split(" "),
      );
      return judged.flatMap(({ model, metrics, seconds }) => [
        figure({
          what: `Recall@10 of ${model}`,
          figure: metrics["recall@10"].value,
          low: metrics["recall@10"].low,
          high: metrics["recall@10"].high,
          better: "higher",
          goal: GOALS[model as keyof typeof GOALS],
        }),
        figure({ what: `NDCG@10 of ${model}`, figure: metrics["ndcg@10"].value, better: "higher" }),
        figure({ what: `training of ${model}`, figure: seconds.train, unit: "s", better: "lower" }),
      ]);
    }),
});
