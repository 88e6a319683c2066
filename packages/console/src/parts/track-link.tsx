import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

interface TrackLinkProps {
  readonly id: string;
  readonly title: string;
  readonly children?: ReactNode;
}

/** Leads to a track's page, for the listener who is looked at. */
export function TrackLink({ id, title, children }: TrackLinkProps) {
  return (
    <Link to="/tracks/$id" params={{ id }} search={(now) => ({ as: now.as })}>
      {children ?? title}
    </Link>
  );
}
