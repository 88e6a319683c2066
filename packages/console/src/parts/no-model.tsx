import { Button } from "@mantine/core";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

/** How long the first choice of a model may take, in minutes. */
const FIRST = 1;

/** What to do where there are plays, and no model that learned from them. */
export function NoModel() {
  const { client } = useSession();
  const { listen, data } = useTexts();
  const choosing = useStart(() => client.choose({ minutes: FIRST }));
  return (
    <div className="lesson">
      <h3>{listen.noModelTitle}</h3>
      <p>{listen.noModel}</p>
      <Button loading={choosing.isPending} onClick={() => choosing.mutate()}>
        {data.came.choose}
      </Button>
      {choosing.isError && <Problem error={choosing.error} again={() => choosing.mutate()} />}
    </div>
  );
}
