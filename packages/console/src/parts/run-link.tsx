import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** Leads to the page of a job. */
export function RunLink({ job, children }: { readonly job: string; readonly children: ReactNode }) {
  return (
    <Link to="/runs/$job" params={{ job }} search={({ as }) => ({ as })}>
      {children}
    </Link>
  );
}
