import type { ErrorEntries } from "./entry.js";

/** Errors about algorithms, models, and what serves them. */
export const models = {
  "unknown-algorithm": { status: 404, exit: 2, title: "The algorithm is unknown", hint: "See them with: segue algorithms" },
  "invalid-parameter": {
    status: 400,
    exit: 2,
    title: "A parameter does not fit",
    hint: "See the parameters with: segue algorithms NAME",
  },
  "not-enough-memory": {
    status: 507,
    exit: 1,
    title: "This needs more memory than there is",
    hint: "Choose a smaller model or a bigger machine.",
  },
  "training-failed": {
    status: 422,
    exit: 1,
    title: "A training could not begin or go on",
    hint: "Change the parameter that the message names.",
  },
  "unknown-model": { status: 404, exit: 1, title: "The model is unknown", hint: "See the models with: segue models list" },
  "no-model": { status: 409, exit: 1, title: "There is no model yet", hint: "Train one with: segue train item-knn" },
  "model-in-use": { status: 409, exit: 1, title: "The model is being served", hint: "Promote another model first." },
  "trained-on-test-data": {
    status: 409,
    exit: 1,
    title: "A model cannot be judged on data it was trained on",
    hint: "Name the algorithm instead, so that it is trained on the split, or judge the model on data of your own with --on FILE.",
  },
  "no-rating-prediction": {
    status: 409,
    exit: 1,
    title: "No ratings are predicted by what answers",
    hint: "Train one on data that holds ratings alone, and name it: segue train item-knn --set similarity=pearson",
  },
  "wrong-task": {
    status: 409,
    exit: 2,
    title: "The model does something else",
    hint: "Models that recommend are asked by segue recommend and similar, those that analyze by segue analyze.",
  },
  "no-network": {
    status: 409,
    exit: 2,
    title: "The model is no network",
    hint: "Models of gru, transformer, cnn-next, classifier and mood are. For another Segue any model is exported with: segue models export MODEL FILE",
  },
  "invalid-model": {
    status: 422,
    exit: 1,
    title: "The model's file cannot be taken",
    hint: "Export it once more with: segue models export MODEL FILE. Nothing was changed.",
  },
  "holds-histories": {
    status: 409,
    exit: 1,
    title: "The model keeps listening histories",
    hint: "If you may give them away, say so: --with-histories, or ?histories=true.",
  },
  "invalid-manifest": {
    status: 422,
    exit: 2,
    title: "The model's manifest does not fit",
    hint: "Mend what is named; docs/foreign-models.md explains every word of a manifest.",
  },
  "model-refused": {
    status: 422,
    exit: 1,
    title: "The model cannot be taken",
    hint: "Mend the model or its manifest and add it again; nothing was registered.",
  },
  "model-failed": {
    status: 422,
    exit: 1,
    title: "The model cannot answer this",
    hint: "Check the inputs; if they are right, ask whoever made the model.",
  },
  "model-unavailable": {
    status: 503,
    exit: 1,
    title: "The model does not answer at the moment",
    hint: "Try again in a moment: it is being started anew. Where that goes on, promote another model.",
  },
  "unknown-deployment": {
    status: 404,
    exit: 1,
    title: "The deployment is unknown",
    hint: "Make one with: segue models promote MODEL",
  },
  "no-previous-model": {
    status: 409,
    exit: 1,
    title: "There is nothing to go back to",
    hint: "Promote a model with: segue models promote MODEL",
  },
} as const satisfies ErrorEntries;
