import { Button } from "@mantine/core";
import type { Model } from "@segue/client";
import { Link } from "@tanstack/react-router";
import { recipeIn } from "../api/answering-alike.js";
import { HOME } from "../api/models.js";
import type { Judged } from "../api/results.js";
import { useDeploy } from "../api/use-deploy.js";
import { useTexts } from "../texts/language.js";
import { modelName } from "./model-link.js";
import { Problem } from "./problem.js";

interface PromoteWinnerProps {
  readonly winner: Judged;
  /** A model that answers as it does; absent where none was trained on all data. */
  readonly model: Model | undefined;
}

/** Lets what was judged to be better answer; where it was trained for the comparison alone, the way to train it. */
export function PromoteWinner({ winner, model }: PromoteWinnerProps) {
  const { judging, models } = useTexts();
  const { compare } = judging;
  const { promote, rollback } = useDeploy();
  if (model === undefined) {
    const { algorithm, set } = recipeIn(winner.model);
    return (
      <>
        <Link
          to="/algorithms/$name"
          params={{ name: algorithm }}
          search={({ as }) => ({ as, ...(Object.keys(set).length > 0 ? { set } : {}) })}
        >
          {compare.train(winner.model)}
        </Link>
        <span className="soft">{compare.trainHow}</span>
      </>
    );
  }
  const name = modelName(model.id);
  const serves = model.deployments.includes(HOME);
  return (
    <>
      {serves ? (
        <span className="good">● {models.one.serves(HOME)}</span>
      ) : (
        <Button loading={promote.isPending} onClick={() => promote.mutate({ model: model.id, deployment: HOME })}>
          {compare.promote(name)}
        </Button>
      )}
      <span role="status">
        {promote.isSuccess && serves && (
          <>
            {models.list.deployedNow(name, HOME)}{" "}
            {promote.data.previous !== null && (
              <button type="button" className="link" onClick={() => rollback.mutate(HOME, { onSuccess: () => promote.reset() })}>
                {models.list.undo}
              </button>
            )}
          </>
        )}
      </span>
      {promote.isError && <Problem error={promote.error} again={() => promote.reset()} />}
      {rollback.isError && <Problem error={rollback.error} again={() => rollback.reset()} />}
    </>
  );
}
