import type { Deployment } from "../ports/models.js";
import type { Services } from "../services.js";
import { presentDeployment, type Surroundings } from "./model-schemas.js";
import type { RouteContext } from "./route.js";

/** Where the workspace's models are served, what they are called, and what their answers cost. */
export async function surroundingsOf(
  { services, meter }: Pick<RouteContext, "services" | "meter">,
  workspace: string,
): Promise<Surroundings> {
  const { models } = services.store;
  const [deployments, aliases, costs] = await Promise.all([
    models.deployments(workspace),
    models.aliases(workspace),
    meter.costs(workspace),
  ]);
  return { deployments, aliases, costs };
}

/** Deployments as they are told, each with what a rollback would serve. */
export async function toldDeployments({ store }: Services, workspace: string, deployments: readonly Deployment[]) {
  const ids = new Set((await store.models.list(workspace)).map(({ name, version }) => `${name}@${version}`));
  return deployments.map((deployment) => presentDeployment(deployment, (id) => ids.has(id)));
}

export async function toldDeployment(services: Services, workspace: string, deployment: Deployment) {
  const [told] = await toldDeployments(services, workspace, [deployment]);
  return told;
}
