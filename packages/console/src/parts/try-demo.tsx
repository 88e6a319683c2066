import type { Job } from "@segue/client";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

/** For who has no history at hand: invented listeners, and where one's own may be found. */
export function TryDemo() {
  const { client } = useSession();
  const { drop } = useTexts().data;
  const making = useStart(() => client.take(client.api.POST("/v1/demo")) as Promise<Job>);
  return (
    <>
      <p className="below">
        <button type="button" className="plain" disabled={making.isPending} onClick={() => making.mutate()}>
          {drop.demo}
        </button>{" "}
        <span className="soft">{drop.demoHint}</span>
      </p>
      {making.isError && <Problem error={making.error} again={() => making.mutate()} />}
      <h2>{drop.where}</h2>
      <dl className="parameters">
        {drop.places.map(([place, way]) => (
          <div key={place}>
            <dt>{place}</dt>
            <dd>{way}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
