import { Button } from "@mantine/core";
import type { Model } from "@segue/client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { deploymentsQuery, HOME } from "../api/models.js";
import { saveAs } from "../api/save-as.js";
import { useDeploy } from "../api/use-deploy.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Confirm } from "./confirm.js";
import { modelName } from "./model-link.js";
import { Problem } from "./problem.js";

/** What can be done with a model: let it answer, keep it as a file, delete it. */
export function ModelActions({ model }: { readonly model: Model }) {
  const { client } = useSession();
  const { one, list } = useTexts().models;
  const { data } = useQuery(deploymentsQuery(client));
  const { promote, rollback } = useDeploy();
  const [place, setPlace] = useState(HOME);
  const [deployed, setDeployed] = useState<string>();
  const places = [...new Set([HOME, ...(data?.items.map(({ id }) => id) ?? [])])];
  const canGoBack = data?.items.find(({ id }) => id === deployed)?.previous;
  const deploy = () => promote.mutate({ model: model.id, deployment: place }, { onSuccess: () => setDeployed(place) });
  return (
    <>
      <div className="actions">
        {model.task === "recommend" && !model.deployments.includes(place) && (
          <Button loading={promote.isPending} onClick={deploy}>
            {one.deploy(place)}
          </Button>
        )}
        {model.task === "recommend" && places.length > 1 && (
          <label className="inline">
            {one.as}{" "}
            <select className="input" value={place} onChange={(event) => setPlace(event.currentTarget.value)}>
              {places.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
        )}
        {model.algorithm !== "onnx" && <Keep model={model} />}
        {model.deployments.length === 0 && <Remove model={model} />}
      </div>
      <p className="said" role="status">
        {deployed !== undefined && `${list.deployedNow(modelName(model.id), deployed)} `}
        {deployed !== undefined && canGoBack && (
          <button
            type="button"
            className="link"
            onClick={() => rollback.mutate(deployed, { onSuccess: () => setDeployed(undefined) })}
          >
            {list.undo}
          </button>
        )}
      </p>
      {promote.isError && <Problem error={promote.error} again={() => promote.reset()} />}
      {rollback.isError && <Problem error={rollback.error} again={() => rollback.reset()} />}
    </>
  );
}

function Keep({ model: { id, name, version } }: { readonly model: Model }) {
  const { client } = useSession();
  const { one } = useTexts().models;
  const keeping = useMutation({
    mutationFn: async () =>
      saveAs(await client.stream(`/v1/models/${encodeURIComponent(id)}/file`), `${name}-${version}.segue.zip`),
  });
  return (
    <>
      <button type="button" className="plain" disabled={keeping.isPending} onClick={() => keeping.mutate()}>
        {one.download}
      </button>
      {keeping.isError && <Problem error={keeping.error} again={() => keeping.mutate()} />}
    </>
  );
}

function Remove({ model: { id } }: { readonly model: Model }) {
  const { client } = useSession();
  const { one } = useTexts().models;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, ask] = useState(false);
  const removing = useMutation({
    // A rollback to what is deleted goes further back: that is what somebody wants who deletes it.
    mutationFn: () => client.take(client.api.DELETE("/v1/models/{id}", { params: { path: { id }, query: { force: true } } })),
    async onSuccess() {
      await navigate({ to: "/models", search: ({ as }) => ({ as }) });
      queries.removeQueries({ queryKey: ["models", id] });
      await queries.invalidateQueries({ queryKey: ["models"] });
    },
  });
  return (
    <>
      <button type="button" className="plain" onClick={() => ask(true)}>
        {one.remove}
      </button>
      {asking && (
        <Confirm
          title={one.removeTitle(modelName(id))}
          verb={one.remove}
          busy={removing.isPending}
          confirm={() => removing.mutate()}
          stop={() => ask(false)}
        >
          <p>{one.removeWhy}</p>
          {removing.isError && <Problem error={removing.error} again={() => removing.reset()} />}
        </Confirm>
      )}
    </>
  );
}
