import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { claim, figure } from "./kit/claim.js";
import { sharedData } from "./kit/data.js";
import { inTempFolder, secondsSince, segue } from "./kit/segue.js";

const N = 20;

export default claim({
  name: "recommend-all",
  claim:
    "`segue train ease` and `segue recommend --all -n 20` write a whole list for every listener of Last.fm-2k, of artists new to them.",
  seed: 42,
  run: () =>
    inTempFolder(async (folder) => {
      const data = sharedData("lastfm-2k");
      await segue(folder, "import", data);
      const [trained] = await segue<{ seconds: { train: number } }>(folder, "train", "ease", "--seed", "42");
      const begun = performance.now();
      await segue(folder, ..."recommend --all -n 20 --model ease --out recs.csv".split(" "));
      const seconds = secondsSince(begun);
      const heard = pairs(await readFile(join(data, "user_artists.dat"), "utf8"), "\t");
      const listed = pairs(await readFile(join(folder, "recs.csv"), "utf8"), ",");
      const listeners = [...heard.keys()];
      const share = (wanted: (listener: string) => boolean) => listeners.filter(wanted).length / listeners.length;
      const old = listeners.flatMap((listener) =>
        [...(listed.get(listener) ?? [])].filter((track) => heard.get(listener)!.has(track)),
      );
      return [
        figure({ what: "listeners with a list", figure: share((each) => listed.has(each)), better: "higher", goal: 1 }),
        figure({
          what: `listeners with ${N} different artists`,
          figure: share((each) => listed.get(each)?.size === N),
          better: "higher",
          goal: 1,
        }),
        figure({ what: "recommended artists that the listener has heard", figure: old.length, better: "lower", goal: 0 }),
        figure({ what: "listeners", figure: listeners.length, better: "higher" }),
        figure({ what: "training", figure: trained.seconds.train, unit: "s", better: "lower" }),
        figure({ what: "all lists, start of the program included", figure: seconds, unit: "s", better: "lower" }),
      ];
    }),
});

/** The first two cells of each line after the header: the second ones by the first. */
function pairs(text: string, delimiter: string): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>();
  for (const line of text.trim().split("\n").slice(1)) {
    const [user, track] = line.split(delimiter);
    if (!result.has(user)) result.set(user, new Set());
    result.get(user)!.add(track);
  }
  return result;
}
