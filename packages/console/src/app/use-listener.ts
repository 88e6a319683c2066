import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { listenersQuery } from "../api/queries.js";
import { useSession } from "./session.js";

/** As whom the console is looked through: whom the address names, otherwise the first listener; undefined while there is none. */
export function useListener(): string | undefined {
  const { client } = useSession();
  const { as } = useSearch({ strict: false }) as { as?: string };
  const first = useQuery(listenersQuery(client)).data?.items[0]?.id;
  return as ?? first;
}
