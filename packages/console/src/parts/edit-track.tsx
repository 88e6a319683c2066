import { Button } from "@mantine/core";
import type { Track } from "@segue/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

/** Writes a title and an artist by hand, over what any import says; an empty field takes that back. */
export function EditTrack({ track: { id, title, artist } }: { readonly track: Track }) {
  const { client } = useSession();
  const { track: texts } = useTexts();
  const queries = useQueryClient();
  const [called, call] = useState(title ?? "");
  const [by, setBy] = useState(artist ?? "");
  const changing = useMutation({
    mutationFn: () =>
      client.take(
        client.api.PATCH("/v1/tracks/{id}", {
          params: { path: { id } },
          body: { title: called.trim() || null, artist: by.trim() || null },
        }),
      ),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <details>
      <summary>{texts.edit}</summary>
      <form
        className="make"
        onSubmit={(event) => {
          event.preventDefault();
          changing.mutate();
        }}
      >
        <label>
          {texts.title}
          <input className="input" value={called} onChange={(event) => call(event.currentTarget.value)} />
        </label>
        <label>
          {texts.artist}
          <input className="input" value={by} onChange={(event) => setBy(event.currentTarget.value)} />
        </label>
        <p className="soft">{texts.editHint}</p>
        <div className="actions">
          <Button type="submit" variant="default" loading={changing.isPending}>
            {texts.save}
          </Button>
          <span className="soft" role="status">
            {changing.isSuccess ? texts.saved : ""}
          </span>
        </div>
        {changing.isError && <Problem error={changing.error} again={() => changing.reset()} />}
      </form>
    </details>
  );
}
