import type { Deployment } from "@segue/client";

/** What a deployment serves, in words. */
export function serving({ models, by }: Pick<Deployment, "models" | "by">): string {
  const ids = models.map(({ model, version }) => `${model}@${version}`);
  if (by === null) return ids.join(", ");
  return `${ids.map((id, at) => `${id}=${models[at]!.weight}`).join(" ")} by ${by}`;
}
