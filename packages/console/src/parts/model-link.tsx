import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

interface ModelLinkProps {
  /** name@version. */
  readonly id: string;
  readonly children?: ReactNode;
}

/** Leads to a model's page. */
export function ModelLink({ id, children }: ModelLinkProps) {
  const [name = "", version = ""] = id.split("@");
  return (
    <Link to="/models/$name/$version" params={{ name, version }} search={({ as }) => ({ as })}>
      {children ?? modelName(id)}
    </Link>
  );
}

/** `als@2` as it is spoken of. */
export const modelName = (id: string): string => id.replace("@", " v");
