import { Button } from "@mantine/core";
import type { Deployment, Model } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { deploymentsQuery, modelsQuery } from "../api/models.js";
import { listenersQuery } from "../api/queries.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { Deployed } from "../parts/deployed.js";
import { Leaderboard } from "../parts/leaderboard.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { modelName } from "../parts/model-link.js";
import { ModelTable } from "../parts/model-table.js";
import { Problem } from "../parts/problem.js";
import { Searches } from "../parts/searches.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** How long choosing may take, in minutes. */
const MINUTES = [1, 5, 10, 30];

/** What serves, and where is it from? */
export function ModelsPage() {
  const { client } = useSession();
  const deployments = useQuery(deploymentsQuery(client));
  const models = useQuery(modelsQuery(client));
  return (
    <Asked query={deployments} shape={<ListSkeletons />}>
      {({ items: served }) => (
        <Asked query={models} shape={<ListSkeletons />}>
          {({ items }) => <Registry models={items} deployments={served} />}
        </Asked>
      )}
    </Asked>
  );
}

function Registry({ models, deployments }: { readonly models: readonly Model[]; readonly deployments: readonly Deployment[] }) {
  const { list } = useTexts().models;
  const { count } = useFormats();
  const home = deployments.find(({ id }) => id === "home") ?? deployments[0];
  const [only] = home?.models ?? [];
  const title =
    home === undefined
      ? models.length === 0
        ? list.none
        : list.noneServed
      : home.models.length > 1
        ? list.serveSeveral(count(home.models.length), home.id)
        : list.serves(modelName(`${only?.model}@${only?.version}`), home.id);
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{models.length === 0 ? list.noneWhy : list.lead}</p>
      <Choose />
      {deployments.length > 0 && <Deployed deployments={deployments} />}
      {models.length > 0 && (
        <section>
          <h2>{list.trained}</h2>
          <ModelTable models={models} />
        </section>
      )}
      <Leaderboard />
      <Searches />
    </>
  );
}

function Choose() {
  const { client } = useSession();
  const { list } = useTexts().models;
  const { count } = useFormats();
  const [minutes, setMinutes] = useState("5");
  const listeners = useQuery(listenersQuery(client));
  const choosing = useStart(() => client.choose({ minutes: Number(minutes) }));
  if (listeners.data?.items.length === 0)
    return (
      <p>
        {list.noData}{" "}
        <Link to="/data" hash="drop" search={({ as }) => ({ as })}>
          {list.bring}
        </Link>
      </p>
    );
  return (
    <>
      <div className="actions" id="choose">
        <Button loading={choosing.isPending} onClick={() => choosing.mutate()}>
          {list.choose}
        </Button>
        <label className="inline">
          {list.within}{" "}
          <select className="input" value={minutes} onChange={(event) => setMinutes(event.currentTarget.value)}>
            {MINUTES.map((each) => (
              <option key={each} value={each}>
                {list.minutes(count(each))}
              </option>
            ))}
          </select>
        </label>
        <Link to="/algorithms" search={({ as }) => ({ as })}>
          {list.trainOne}
        </Link>
      </div>
      {choosing.isError && <Problem error={choosing.error} again={() => choosing.mutate()} />}
    </>
  );
}
