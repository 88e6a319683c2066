import type { DataReport, Job } from "@segue/client";
import { useRecount } from "../api/use-recount.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";
import { WouldLearn } from "./would-learn.js";

type Cleaning = NonNullable<DataReport["cleaning"]>;

interface LearnedFromProps {
  /** The import's id. */
  readonly id: string;
  /** What the newest snapshot tells. */
  readonly cleaning: Cleaning;
}

/** What models learn from all data, and what of an import is left out of it; what the switches say can be kept. */
export function LearnedFrom({ id, cleaning }: LearnedFromProps) {
  const { client } = useSession();
  const { one } = useTexts().data;
  const recount = useRecount(undefined, (body) => client.take(client.api.POST("/v1/cleaning/recount", { body })) as Promise<Job>);
  const keeping = useStart(async () => {
    await client.take(client.api.PATCH("/v1/cleaning", { body: recount.cleaning }));
    return client.take(client.api.POST("/v1/snapshots")) as Promise<Job>;
  });
  const counted = recount.shown?.result as { readonly cleaning: Cleaning } | undefined;
  return (
    <WouldLearn title={one.learn} said={one.learnLead} cleaning={counted?.cleaning ?? cleaning} recount={recount} of={id}>
      <p className="below">
        <button type="button" className="plain" disabled={keeping.isPending || recount.isBusy} onClick={() => keeping.mutate()}>
          {one.keep}
        </button>
      </p>
      {keeping.isError && <Problem error={keeping.error} again={() => keeping.mutate()} />}
    </WouldLearn>
  );
}
