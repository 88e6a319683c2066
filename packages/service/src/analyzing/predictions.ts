/** How the names of facts begin that a model said: they are told from those that somebody knows, and no model learns them. */
const PREDICTED = "predicted";

/** `genre` as it is called where a model said it: `predictedGenre`. */
export const predictionOf = (name: string): string => {
  const word = name.replace(/[^\p{L}\p{N}]+/gu, "");
  return PREDICTED + word.charAt(0).toUpperCase() + word.slice(1);
};

export const isPrediction = (fact: string): boolean => /^predicted\p{Lu}/u.test(fact);
