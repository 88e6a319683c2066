import { useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { anchorsQuery, BLOCK, blockQuery, type LongList, type View } from "../api/long-lists.js";
import { useSession } from "../app/session.js";

/** How long one must look at a place before its rows are asked for, in milliseconds: whoever drags passes by most. */
const REST = 60;

/** The rows of a long list that are looked at. */
export interface Rows<T> {
  /** How many there are; until that is known, those that are there. */
  readonly count: number;
  readonly counted: boolean;
  /** The row of that number, where it has come. */
  readonly row: (at: number) => T | undefined;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly again: () => void;
}

/** Asks for the rows from `first` to `last`, a block at a time, from the anchor that is nearest. */
export function useRows<T>(list: LongList<T>, view: View, first: number, last: number): Rows<T> {
  const { client } = useSession();
  const anchors = useQuery(anchorsQuery(client, list, view));
  const known = anchors.isPlaceholderData ? undefined : anchors.data;
  const from = useRested(Math.floor(first / BLOCK));
  const until = useRested(Math.floor(last / BLOCK));
  const wanted = [...new Set([0, ...Array.from({ length: Math.max(0, until - from + 1) }, (_, i) => from + i)])];
  const blocks = useQueries({ queries: wanted.map((block) => blockQuery(client, list, view, block, known)) });
  const rows = new Map(wanted.map((block, i) => [block, blocks[i]?.data?.items]));
  const beginning = blocks[0]?.data;
  const whole = beginning !== undefined && beginning.next === undefined;
  const failed = [anchors, ...blocks].find(({ isError }) => isError);
  return {
    count: whole ? beginning.items.length : (anchors.data?.count ?? beginning?.items.length ?? 0),
    counted: whole || known !== undefined,
    row: (at) => rows.get(Math.floor(at / BLOCK))?.[at % BLOCK],
    busy: anchors.isFetching || blocks.some(({ isFetching }) => isFetching),
    error: failed?.error ?? null,
    again() {
      for (const query of [anchors, ...blocks]) if (query.isError) void query.refetch();
    },
  };
}

/** A number once it has not changed for a while. */
function useRested(now: number): number {
  const [rested, setRested] = useState(now);
  useEffect(() => {
    const resting = setTimeout(() => setRested(now), REST);
    return () => clearTimeout(resting);
  }, [now]);
  return rested;
}
