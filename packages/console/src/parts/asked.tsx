import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useLanguage } from "../texts/language.js";
import { Problem } from "./problem.js";
import { Waiting } from "./waiting.js";

interface AskedProps<T> {
  readonly query: UseQueryResult<T>;
  /** The shape of what is to come. */
  readonly shape: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** What a query answers: its shape before, the problem where there is one, and what was there before where that is all there is. */
export function Asked<T>({ query, shape, children }: AskedProps<T>) {
  const { texts, tag } = useLanguage();
  if (query.data === undefined)
    return query.isError ? <Problem error={query.error} again={() => query.refetch()} /> : <Waiting>{shape}</Waiting>;
  return (
    <>
      {query.isError && (
        <p className="stale" role="status">
          {texts.problem.since(new Intl.DateTimeFormat(tag, { timeStyle: "short" }).format(query.dataUpdatedAt))}{" "}
          <button type="button" className="plain" onClick={() => query.refetch()}>
            {texts.problem.again}
          </button>
        </p>
      )}
      {children(query.data)}
    </>
  );
}
