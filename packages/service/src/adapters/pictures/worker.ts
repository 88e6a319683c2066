import { PictureFileError } from "../../ports/picture-files.js";
import { answerQuestions } from "../confined/answer-questions.js";
import type { Question, Reply } from "./messages.js";
import { readPicture } from "./read-picture.js";

// The process that reads pictures.

answerQuestions<Question, Reply>(async ({ bytes, wish }) => {
  try {
    return { is: "read", picture: await readPicture(bytes, wish) };
  } catch (thrown) {
    if (thrown instanceof PictureFileError) return { is: "error", failure: thrown.failure, sentence: thrown.message };
    // Whatever a library throws comes of what the picture holds.
    return { is: "error", failure: "damaged", sentence: `it cannot be decoded (${reasonOf(thrown)}).` };
  }
});

const reasonOf = (thrown: unknown) =>
  String((thrown as Error)?.message)
    .replaceAll(/\s+/g, " ")
    .replace(/[\s:]+$/, "")
    .slice(0, 200);
