import { useQuery } from "@tanstack/react-query";
import { useSession } from "../app/session.js";
import { deploymentsQuery, HOME } from "./models.js";

/** Whether a model answers where none is named; undefined while that is not known. Asked before one is asked for anything. */
export function useHome(): boolean | undefined {
  const { client } = useSession();
  return useQuery(deploymentsQuery(client)).data?.items.some(({ id }) => id === HOME);
}
