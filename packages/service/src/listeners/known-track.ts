import { type Answering, nameOf } from "../deployments/answering.js";
import { SegueError } from "../errors.js";
import type { Track } from "../ports/tracks.js";
import type { Services } from "../services.js";

/** The row of a track that what answers knows; throws `unknown-track`, saying whether it came too late or is nowhere. */
export async function knownTrack(
  services: Pick<Services, "store">,
  workspace: string,
  answering: Pick<Answering, "tracks" | "models">,
  id: string,
): Promise<number> {
  const row = answering.tracks.indexOf(id);
  if (row !== undefined) return row;
  await existingTrack(services, workspace, id);
  const model = nameOf(answering);
  throw new SegueError("unknown-track", `The model ${model} was trained before the track ${JSON.stringify(id)} came in.`, {
    hint: `Train it again with: segue train ${model}`,
  });
}

/** A track of the catalogue; throws `unknown-track` where there is none of that id. */
export async function existingTrack({ store }: Pick<Services, "store">, workspace: string, id: string): Promise<Track> {
  const track = await store.tracks.get(workspace, id);
  if (track === undefined) throw new SegueError("unknown-track", `There is no track ${JSON.stringify(id)}.`);
  return track;
}
