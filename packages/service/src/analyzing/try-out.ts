import { SegueError } from "../errors.js";
import type { OwnAnalyzer } from "./analyzer-files.js";

/** Numbers of an example at most: what is larger learned from nothing that there is. */
const MOST_NUMBERS = 1e8;

/** Lets a model say something of an example without anything in it; throws `damaged-file` where it says nothing, or no number for each of its classes. */
export async function tryOutAnalyzer({
  name,
  analyzer,
  learned,
}: Pick<OwnAnalyzer, "name" | "analyzer" | "learned">): Promise<void> {
  const failed = (why: string, cause?: unknown) => new SegueError("damaged-file", `${name} does not answer: ${why}.`, { cause });
  const { shape, kind } = analyzer;
  const size = shape.reduce((product, side) => product * side, 1);
  if (kind !== learned.kind) throw failed(`it says ${kind}, and learned ${learned.kind}`);
  if (!(size >= 1 && size <= MOST_NUMBERS)) throw failed(`it reads ${shape.join(" × ")} numbers`);
  if (learned.reading.what === "facts" && shape.join() !== String(learned.reading.names.length))
    throw failed(`it reads ${shape.join(" × ")} numbers, and names ${learned.reading.names.length}`);
  const said = await analyzer.analyze([{ shape, data: new Float32Array(size) }]).catch((cause: unknown) => {
    throw failed(cause instanceof Error ? cause.message : String(cause), cause);
  });
  if (said.rows !== 1 || said.cols !== learned.classes.length)
    throw failed(`it says ${said.cols} numbers, and names ${learned.classes.length}`);
  if (!said.data.every(Number.isFinite)) throw failed("what it says is no number");
}
