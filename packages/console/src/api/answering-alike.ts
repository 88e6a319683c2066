import type { Model } from "@segue/client";
import type { Judged } from "./results.js";

/** A recipe as it was judged: an algorithm, and what of its parameters was set (`als:factors=8`). */
export function recipeIn(subject: string): { readonly algorithm: string; readonly set: Readonly<Record<string, string>> } {
  const [algorithm = "", rest = ""] = subject.split(/:(.*)/s);
  const set = Object.fromEntries(
    rest.split(/,(?=\w+=)/).flatMap((each) => (each === "" ? [] : [each.split(/=(.*)/s).slice(0, 2)])),
  );
  return { algorithm, set };
}

/** The newest model that was trained by what was judged, or the model itself where one was. Models come newest first. */
export function answeringAlike(models: readonly Model[], { model, algorithm }: Judged): Model | undefined {
  const own = models.find(({ id }) => id === model);
  if (own !== undefined) return own;
  const { set } = recipeIn(model);
  return models.find(
    (each) => each.algorithm === algorithm && Object.entries(set).every(([name, value]) => asSet(each.config[name]) === value),
  );
}

const asSet = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
