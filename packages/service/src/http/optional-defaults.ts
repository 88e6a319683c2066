import type { TSchema } from "typebox";

/** The schema as those see it who send: what has a default need not be sent. */
export function optionalDefaults<S extends TSchema>(schema: S): S {
  return relax(schema) as S;
}

function relax(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(relax);
  if (typeof node !== "object" || node === null) return node;
  const relaxed = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, relax(value)]));
  const { required, properties } = relaxed as { required?: string[]; properties?: Record<string, { default?: unknown }> };
  if (!Array.isArray(required) || properties === undefined) return relaxed;
  const { required: _, ...rest } = relaxed;
  const needed = required.filter((name) => properties[name]?.default === undefined);
  return needed.length > 0 ? { ...rest, required: needed } : rest;
}
