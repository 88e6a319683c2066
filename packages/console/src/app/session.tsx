import { connect, type SegueClient } from "@segue/client";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

const KEY = "segue.key";
const WORKSPACE = "segue.workspace";

/** Who asks, and where. */
export interface Session {
  readonly client: SegueClient;
  readonly hasKey: boolean;
  readonly workspace: string | undefined;
  /** Asks with another key from now on; undefined: with none. */
  readonly takeKey: (key: string | undefined) => void;
  readonly enterWorkspace: (workspace: string) => void;
}

const Current = createContext<Session | undefined>(undefined);

/** Keeps key and workspace for as long as the tab is open: a key is never left on a disk. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const [key, setKey] = useState(() => sessionStorage.getItem(KEY) ?? undefined);
  const [workspace, setWorkspace] = useState(() => sessionStorage.getItem(WORKSPACE) ?? undefined);
  const session = useMemo<Session>(() => {
    const options = { ...(key === undefined ? {} : { key }), ...(workspace === undefined ? {} : { workspace }) };
    // What was told under another key is nobody else's business.
    const afresh = () => setTimeout(() => queries.resetQueries());
    return {
      client: connect({ server: location.origin, ...options }),
      hasKey: key !== undefined,
      workspace,
      takeKey(next) {
        if (next === undefined) sessionStorage.removeItem(KEY);
        else sessionStorage.setItem(KEY, next);
        setKey(next);
        afresh();
      },
      enterWorkspace(next) {
        sessionStorage.setItem(WORKSPACE, next);
        setWorkspace(next);
        afresh();
      },
    };
  }, [key, workspace, queries]);
  return <Current.Provider value={session}>{children}</Current.Provider>;
}

export function useSession(): Session {
  const session = useContext(Current);
  if (session === undefined) throw new Error("there is no session outside of SessionProvider");
  return session;
}
