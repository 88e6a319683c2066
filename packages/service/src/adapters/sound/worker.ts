import { SoundFileError } from "../../ports/sound-files.js";
import { answerQuestions } from "../confined/answer-questions.js";
import type { Question, Reply } from "./messages.js";
import { readSoundFile } from "./read-sound-file.js";

// The process that reads files of sound.

answerQuestions<Question, Reply>(async ({ path, wish }) => {
  try {
    return { is: "read", file: await readSoundFile(path, wish) };
  } catch (thrown) {
    if (thrown instanceof SoundFileError) return { is: "error", failure: thrown.failure, sentence: thrown.message };
    // Whatever a library throws comes of what the file holds.
    return {
      is: "error",
      failure: "damaged",
      sentence: `it cannot be read (${String((thrown as Error)?.message).slice(0, 200)}).`,
    };
  }
});
