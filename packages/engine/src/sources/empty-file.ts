import { problemAt } from "./problem.js";
import { type InputFile, SourceError } from "./source.js";

/** The problem of a file without any line. */
export function emptyFile(file: InputFile): SourceError {
  return new SourceError(
    problemAt({ file: file.name, line: 1 }, undefined, undefined, {
      rule: "empty-file",
      reason: "the file is empty",
      remedy: "Check that it was saved or downloaded completely.",
    }),
  );
}
