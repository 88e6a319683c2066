import { SegueError } from "../../errors.js";
import { type OnnxFile, readOnnxFile } from "./onnx-file.js";

/** What a graph's file says about itself; throws `model-refused` where it is none, or leads to other files. */
export function inspectGraph(name: string, graph: Uint8Array): OnnxFile {
  let about: OnnxFile;
  try {
    about = readOnnxFile(graph);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw new SegueError("model-refused", `${name} is no ONNX file, or a damaged one: ${thrown.message}.`, { cause: thrown });
  }
  const [first] = about.external;
  if (first === undefined) return about;
  throw new SegueError(
    "model-refused",
    `${name} keeps the numbers of ${about.external.length} tensors in other files, the first being ${first.tensor || "one without a name"} in ${JSON.stringify(first.file)}.`,
    { hint: "Export it as one file, with its weights inside." },
  );
}
