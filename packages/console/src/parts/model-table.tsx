import type { Model } from "@segue/client";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { ceiling } from "./figures.js";
import { Interval } from "./interval.js";
import { ModelLink, modelName } from "./model-link.js";
import { PeekButton } from "./peek-button.js";
import { Scrolled } from "./scrolled.js";

/** By what models are shown beside each other. */
const METRIC = "ndcg@10";

/** The registry: every version of every model, the newest of a name first. */
export function ModelTable({ models }: { readonly models: readonly Model[] }) {
  const { models: texts, peek } = useTexts();
  const { list, one } = texts;
  const { count, ago, bytes, estimate } = useFormats();
  const judged = models.some(({ evaluation }) => evaluation !== null);
  const top = ceiling(models.map(({ evaluation }) => evaluation?.metrics[METRIC]?.high ?? 0));
  const rows = [...models].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  return (
    <Scrolled label={list.trained}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{list.model}</th>
            <th scope="col">{list.deployed}</th>
            <th scope="col" className="only-roomy">
              {list.kind}
            </th>
            {judged && (
              <th scope="col" colSpan={2}>
                NDCG@10 · {one.interval}
              </th>
            )}
            <th scope="col" className="number">
              {list.when}
            </th>
            <th scope="col" className="number">
              {list.size}
            </th>
            <th scope="col">
              <span className="unseen">{peek.name}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((model) => {
            const told = model.evaluation?.metrics[METRIC];
            const shown = told === undefined ? undefined : estimate(told);
            return (
              <tr key={model.id}>
                <th scope="row">
                  <ModelLink id={model.id} />
                </th>
                <td>
                  {model.deployments.length > 0 ? (
                    <span className="good nowrap">● {model.deployments.join(", ")}</span>
                  ) : (
                    <span className="soft nowrap">{list.notDeployed}</span>
                  )}
                </td>
                <td className="only-roomy">
                  {model.algorithm} {model.task === "analyze" && <span className="soft">{list.analyze}</span>}
                </td>
                {judged && (
                  <>
                    <td className="number" title={shown === undefined ? one.notJudged : undefined}>
                      {shown === undefined ? "—" : `${shown.value} [${shown.range}]`}
                    </td>
                    <td className="wide">{told !== undefined && <Interval told={told} from={0} to={top} />}</td>
                  </>
                )}
                <td className="number">{ago(model.createdAt)}</td>
                <td className="number" title={count(model.bytes)}>
                  {bytes(model.bytes)}
                </td>
                <td className="number">
                  <PeekButton kind="model" id={model.id} name={modelName(model.id)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolled>
  );
}
