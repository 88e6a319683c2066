import { type SameTracks, sameTracks } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { claim, figure } from "./kit/claim.js";
import { type Planted, type PlantedCatalogue, plant } from "./kit/planting/plant.js";
import { lastfmArtists, millionSongs } from "./kit/planting/songs.js";

const SEED = 42;
const COUNT = 500;

export default claim({
  name: "same-tracks",
  claim: `Of ${COUNT} duplicates and ${COUNT} near-misses (the same title by another artist, live, remix …), planted by a script among the 10,000 songs of the Million Song subset, \`sameTracks\` merges the duplicates.`,
  seed: SEED,
  run: async () => {
    const songs = await millionSongs();
    const planted = plant(songs, await lastfmArtists(), COUNT, createRandom(SEED));
    const groups = sameTracks(planted.tracks);
    const merged = togetherIn(groups);
    const alone = sameTracks(songs);
    const right = planted.duplicates.filter(merged).length;
    const wrong = planted.nearMisses.filter(merged).length + strangers(groups, planted, alone);
    const [precision, recall] = [right / (right + wrong), right / COUNT];
    const typed = planted.duplicates.filter(({ way }) => way !== "a typing error");
    return [
      figure({ what: "precision: merged pairs that are duplicates", figure: precision, better: "higher", goal: 0.98 }),
      figure({ what: "recall: duplicates that are merged", figure: recall, better: "higher", goal: 0.9 }),
      figure({
        what: "recall, typing errors in titles left out",
        figure: typed.filter(merged).length / typed.length,
        better: "higher",
      }),
      figure({ what: "near-misses merged", figure: planted.nearMisses.filter(merged).length, better: "lower" }),
      figure({ what: "planted tracks merged with a stranger", figure: strangers(groups, planted, alone), better: "lower" }),
      figure({ what: "songs merged in the subset as it is, nothing planted", figure: mergedIn(alone), better: "lower" }),
    ];
  },
});

const mergedIn = (groups: readonly SameTracks[]) => groups.reduce((sum, { merged }) => sum + merged.length, 0);

function togetherIn(groups: readonly SameTracks[]): (pair: Planted) => boolean {
  const groupOf = new Map(groups.flatMap((group) => membersOf(group).map((id) => [id, group] as const)));
  return ({ ids: [a, b] }) => groupOf.has(a) && groupOf.get(a) === groupOf.get(b);
}

const membersOf = ({ kept, merged }: SameTracks) => [kept, ...merged.map(({ id }) => id)];

/**
 * How many planted tracks are in a group with a track of another song, songs that are one in the subset as it is left aside: these
 * are not the planting's.
 */
function strangers(groups: readonly SameTracks[], { origin }: PlantedCatalogue, alone: readonly SameTracks[]): number {
  const oneOf = new Map(alone.flatMap((group) => membersOf(group).map((id) => [id, group.kept] as const)));
  const songOf = (id: string) => oneOf.get(origin.get(id) ?? id) ?? origin.get(id) ?? id;
  return groups
    .map(membersOf)
    .flatMap((ids) => ids.filter((id) => origin.has(id) && ids.some((other) => songOf(other) !== songOf(id)))).length;
}
