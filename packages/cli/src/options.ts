import { existsSync } from "node:fs";
import { readSettings, SegueError } from "@segue/service/basics";
import { Command, Option } from "commander";
import { UsageError } from "./tell-error.js";

/** What every command takes. */
export interface CommonOptions {
  readonly data: string;
  readonly server?: string;
  readonly workspace?: string;
  readonly json?: boolean;
  readonly threads?: string;
  /** What `segue.toml` and the environment set, beside the command line. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What is wrong with them, for a command that bears it; `settings` is empty then. */
  readonly settingsProblem?: SegueError;
}

export const DEFAULT_DATA = "./segue-data";
const CONFIG = "segue.toml";

/** A command with the options that every one has; `bearSettings`: it runs even where the settings do not fit. */
export function command(name: string, description: string, { bearSettings = false } = {}): Command {
  return new Command(name)
    .description(description)
    .addOption(new Option("--data <dir>", "the data folder").default(DEFAULT_DATA))
    .addOption(new Option("--server <url>", "talk to this server instead (its key: SEGUE_KEY)").env("SEGUE_SERVER"))
    .addOption(new Option("--workspace <name>", "act in this workspace (operators only)").env("SEGUE_WORKSPACE"))
    .option("--json", "JSON on stdout, everything for people on stderr")
    .option("--threads <n>", "cores that may be used")
    .addOption(new Option("--config <file>", `settings (otherwise ${CONFIG}, where there is one)`).env("SEGUE_CONFIG"))
    .hook("preAction", (command) => {
      try {
        addSettings(command);
      } catch (thrown) {
        if (!(bearSettings && thrown instanceof SegueError)) throw thrown;
        command.setOptionValue("settings", {}).setOptionValue("settingsProblem", thrown);
      }
    });
}

/** Reads what is set outside the command line; it counts where the command line says nothing. */
function addSettings(command: Command): void {
  const file = command.getOptionValue("config") ?? (existsSync(CONFIG) ? CONFIG : undefined);
  const settings = readSettings(file, process.env);
  for (const { attributeName } of command.options.map((option) => ({ attributeName: option.attributeName() }))) {
    const unsaid = [undefined, "default"].includes(command.getOptionValueSource(attributeName));
    if (unsaid && attributeName in settings) command.setOptionValueWithSource(attributeName, settings[attributeName], "config");
  }
  command.setOptionValue("settings", settings);
}

/** The service's settings that the command line gives. */
export function saidOf(command: Command, names: readonly string[]): Record<string, unknown> {
  const given = names.map((name) => [name, command.getOptionValue(name)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

/** A word before other commands. It takes no options of its own: those are its commands', the default one's too. */
export const group = (name: string, description: string): Command => new Command(name).description(description);

/** For options that may be given several times. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** `key=value` settings as an object. */
export function settings(given: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    given.map((setting) => {
      const equals = setting.indexOf("=");
      if (equals > 0) return [setting.slice(0, equals).trim(), setting.slice(equals + 1).trim()];
      throw new UsageError(
        `--set: ${JSON.stringify(setting)} is not a pair.`,
        "Write --set key=value, for example --set neighbours=50.",
      );
    }),
  );
}

/** Who is to answer, as it was said: a model or a deployment. */
export function asked({ model, deployment }: { readonly model?: string; readonly deployment?: string }) {
  return { ...(model === undefined ? {} : { model }), ...(deployment === undefined ? {} : { deployment }) };
}
