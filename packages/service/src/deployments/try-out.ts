import { topK } from "@segue/kernels";
import { SegueError } from "../errors.js";
import type { LoadedModel } from "../registry/model-files.js";

/** Tracks of the history that a model is asked about. */
const HEARD = 3;

/**
 * Lets a model answer somebody who heard the most popular tracks; throws `damaged-file` where it gives no score, or none that is a number,
 * for each of its tracks.
 */
export async function tryOut({ name, version, recommender, tracks, popularity }: LoadedModel): Promise<void> {
  const indices = topK(popularity, HEARD).sort();
  const failed = (why: string, cause?: unknown) =>
    new SegueError("damaged-file", `${name}@${version} does not answer: ${why}.`, { cause });
  const history = { indices, values: new Float32Array(indices.length).fill(1) };
  const scores = await recommender.score([{ history }]).catch((cause: unknown) => {
    if (cause instanceof SegueError) throw cause;
    throw failed(cause instanceof Error ? cause.message : String(cause), cause);
  });
  if (scores.rows !== 1 || scores.cols !== tracks.size)
    throw failed(`it scores ${scores.cols} tracks, and its list names ${tracks.size}`);
  const odd = scores.data.findIndex((score) => !Number.isFinite(score));
  if (odd >= 0) throw failed(`the score of ${JSON.stringify(tracks.ids[odd])} is ${scores.data[odd]}`);
}
