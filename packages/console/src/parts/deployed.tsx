import type { Deployment } from "@segue/client";
import { useState } from "react";
import { useDeploy } from "../api/use-deploy.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { ModelLink, modelName } from "./model-link.js";
import { Problem } from "./problem.js";

/** What answers under which name, since when, and the way back. */
export function Deployed({ deployments }: { readonly deployments: readonly Deployment[] }) {
  const { list } = useTexts().models;
  const { ago, percent } = useFormats();
  const { rollback } = useDeploy();
  const [said, say] = useState("");
  const back = (deployment: Deployment) =>
    rollback.mutate(deployment.id, { onSuccess: () => say(list.rolledBack(deployment.id, namesOf(deployment.previous!))) });
  return (
    <section>
      <h2>{list.deployments}</h2>
      <p className="said" role="status">
        {said}
      </p>
      {rollback.isError && <Problem error={rollback.error} again={() => rollback.reset()} />}
      <ul className="plain-list lines">
        {deployments.map((deployment) => {
          const whole = deployment.models.reduce((sum, { weight }) => sum + weight, 0);
          return (
            <li key={deployment.id}>
              <b>{deployment.id}</b>
              <span>
                {deployment.models.map(({ model, version, weight }) => (
                  <span key={`${model}@${version}`} className="part">
                    <ModelLink id={`${model}@${version}`} />{" "}
                    {deployment.models.length > 1 && <span className="soft">{list.share(percent(weight / whole))}</span>}
                  </span>
                ))}
              </span>
              <span className="soft">{ago(deployment.updatedAt)}</span>
              {deployment.previous !== null && (
                <button type="button" className="plain" disabled={rollback.isPending} onClick={() => back(deployment)}>
                  {list.rollback(namesOf(deployment.previous))}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The models of what is or was served, in words. */
export const namesOf = ({ models }: Pick<Deployment, "models">): string =>
  models.map(({ model, version }) => modelName(`${model}@${version}`)).join(" + ");
