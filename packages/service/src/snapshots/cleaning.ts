import { type CleaningSettings, resolveCleaning } from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../errors.js";
import type { Store } from "../ports/store.js";

const NAME = "cleaning";

/** By which rules a workspace's data are cleaned. */
export async function cleaningOf({ settings }: Pick<Store, "settings">, workspace: string): Promise<CleaningSettings> {
  return parsed((await settings.get(workspace, NAME)) ?? {});
}

/** Rules by name, with the settings that differ. */
export type CleaningChange = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A {@link CleaningChange} as it is asked for; its rules and settings are checked by {@link cleaningWith}. */
export const changeSchema = Type.Record(
  Type.String({ maxLength: 100 }),
  Type.Record(Type.String({ maxLength: 100 }), Type.Unknown()),
);

/** A workspace's rules as they would be with a change: what it does not name stays. Throws `invalid-parameter`. */
export async function cleaningWith(
  store: Pick<Store, "settings">,
  workspace: string,
  change: CleaningChange,
): Promise<CleaningSettings> {
  const before = (await cleaningOf(store, workspace)) as Readonly<Record<string, object>>;
  const merged = Object.entries(change).map(([rule, settings]) => [rule, { ...before[rule], ...settings }] as const);
  return parsed({ ...before, ...Object.fromEntries(merged) });
}

/** Changes some rules: what `change` does not name stays. Throws `invalid-parameter`. */
export async function changeCleaning(
  store: Pick<Store, "settings">,
  workspace: string,
  change: CleaningChange,
): Promise<CleaningSettings> {
  const after = await cleaningWith(store, workspace, change);
  await store.settings.set(workspace, NAME, after);
  return after;
}

function parsed(given: unknown): CleaningSettings {
  const resolved = resolveCleaning(given);
  if ("value" in resolved) return resolved.value;
  const said = resolved.problems.map(({ path, message }) => `${path} ${message}`).join("; ");
  throw new SegueError("invalid-parameter", `${said}.`, { hint: "See the rules and their settings with: segue cleaning" });
}
