import { Link } from "@tanstack/react-router";
import { useTexts } from "../texts/language.js";

interface PagesProps {
  readonly cursor: string | undefined;
  readonly next: string | undefined;
}

/** Leads to the next page of a list, and to its first. The browser's own way leads back. */
export function Pages({ cursor, next }: PagesProps) {
  const { table } = useTexts().data;
  if (cursor === undefined && next === undefined) return null;
  return (
    <p className="choices-row below">
      {cursor !== undefined && (
        <Link to="." search={(now) => ({ ...now, cursor: undefined })}>
          {table.first}
        </Link>
      )}
      {next !== undefined && (
        <Link to="." search={(now) => ({ ...now, cursor: next })}>
          {table.next}
        </Link>
      )}
    </p>
  );
}
