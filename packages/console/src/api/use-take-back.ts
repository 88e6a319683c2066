import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "../app/session.js";
import type { eventList } from "./long-lists.js";

/** An event as the service lists it. */
type Listed = Awaited<ReturnType<typeof eventList.ask>>["items"][number];

/** Takes an event back, and brings the last one that was taken back again: it is told anew, as it was. */
export function useTakeBack() {
  const { client } = useSession();
  const queries = useQueryClient();
  const [gone, setGone] = useState<Listed>();
  const takeBack = useMutation({
    mutationFn: ({ id }: Listed) => client.take(client.api.DELETE("/v1/events/{id}", { params: { path: { id } } })),
    onSuccess: (_, event) => setGone(event),
    onSettled: () => queries.invalidateQueries(),
  });
  const bringBack = useMutation({
    mutationFn: ({ user, track, kind, value, at, duration }: Listed) =>
      client.sendEvents([
        { user, track, kind, value, ...(at === null ? {} : { at }), ...(duration === null ? {} : { duration }) },
      ]),
    onSuccess: () => setGone(undefined),
    onSettled: () => queries.invalidateQueries(),
  });
  return { takeBack, bringBack, gone };
}
