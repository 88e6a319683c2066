import { claim, figure } from "./kit/claim.js";
import { sharedData } from "./kit/data.js";
import type { Judged } from "./kit/documents.js";
import { inTempFolder, segue } from "./kit/segue.js";

const SIMILARITIES = ["cosine", "pearson,means=common", "pearson,means=all", "euclidean"];
const SUBJECTS = ["user-knn", "item-knn"].flatMap((name) => SIMILARITIES.map((each) => `${name}:similarity=${each}`));

export default claim({
  name: "similarities-lastfm",
  claim:
    "User-kNN and item-kNN learn something by each of their similarities (8:1:1 of each listener's artists of Last.fm-2k at random).",
  seed: 42,
  run: () =>
    inTempFolder(async (folder) => {
      await segue(folder, "import", sharedData("lastfm-2k"));
      const judged = await segue<Judged>(folder, "evaluate", ...SUBJECTS, "--k", "10", "--seed", "42");
      const recalls = judged.map(({ metrics }) => metrics["recall@10"].value);
      return [
        figure({
          what: "similarities by which Recall@10 is finite and above 0",
          figure: recalls.filter((recall) => Number.isFinite(recall) && recall > 0).length,
          better: "higher",
          goal: SUBJECTS.length,
        }),
        ...judged.flatMap(({ model, metrics }) =>
          (["recall@10", "ndcg@10"] as const).map((metric) => {
            const { value, low, high } = metrics[metric];
            return figure({ what: `${metric} of ${model}`, figure: value, low, high, better: "higher" });
          }),
        ),
      ];
    }),
});
