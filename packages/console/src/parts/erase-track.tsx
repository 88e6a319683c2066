import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Confirm } from "./confirm.js";
import { Problem } from "./problem.js";

/** Removes a track and everything about it, once that was confirmed. */
export function EraseTrack({ id, title }: { readonly id: string; readonly title: string }) {
  const { client } = useSession();
  const { table } = useTexts().data;
  const queries = useQueryClient();
  const [asking, ask] = useState(false);
  const erasing = useMutation({
    mutationFn: () => client.take(client.api.DELETE("/v1/tracks/{id}", { params: { path: { id } } })),
    onSuccess() {
      ask(false);
      return queries.invalidateQueries();
    },
  });
  return (
    <>
      <button type="button" className="plain" aria-label={table.eraseTitle(title)} onClick={() => ask(true)}>
        {table.erase}
      </button>
      {asking && (
        <Confirm
          title={table.eraseTitle(title)}
          verb={table.erase}
          busy={erasing.isPending}
          confirm={() => erasing.mutate()}
          stop={() => ask(false)}
        >
          <p>{table.eraseTrackWhy}</p>
          {erasing.isError && <Problem error={erasing.error} again={() => erasing.reset()} />}
        </Confirm>
      )}
    </>
  );
}
