import { resolve } from "node:path";
import { connect } from "@segue/client";
import type { Finding } from "@segue/service";
import type { Command } from "commander";
import { type CommonOptions, command } from "../options.js";
import { note, printJson, printText } from "../print.js";
import { Failed, UsageError } from "../tell-error.js";

interface Options extends CommonOptions {
  readonly repair?: boolean;
}

export function doctorCommand(): Command {
  return command("doctor", "looks whether all is well, and says what to do where it is not", { bearSettings: true })
    .option("--repair", "remove what interrupted work and damaged snapshots left behind")
    .action(async (options: Options) => {
      const findings = [...settingsFindings(options), ...(await examined(options))];
      const count = (level: Finding["level"]) => findings.filter((finding) => finding.level === level).length;
      const [problems, warnings] = [count("problem"), count("warning")];
      if (options.json) printJson({ problems, warnings, findings });
      else tell(findings, problems, warnings);
      if (problems > 0) throw new Failed();
    });
}

/** On this machine everything; of another one what its service tells an operator. */
async function examined({ server, workspace: _, data, settings, settingsProblem, threads, repair }: Options): Promise<Finding[]> {
  if (server === undefined) {
    const said = { ...settings, data: resolve(data), ...(threads === undefined ? {} : { threads }) };
    // What does not fit was told; the rest is looked at with the defaults.
    const { diagnose } = await import("@segue/service");
    return diagnose(settingsProblem === undefined ? said : { data: resolve(data) }, { repair: repair === true });
  }
  if (repair)
    throw new UsageError("What lies on another machine cannot be repaired from here.", "Run segue doctor --repair there.");
  const key = process.env.SEGUE_KEY;
  const { api, take } = connect({ server, ...(key === undefined ? {} : { key }) });
  return (await take(api.GET("/v1/doctor"))).items as Finding[];
}

function settingsFindings({ settingsProblem, settings }: Options): Finding[] {
  if (settingsProblem !== undefined)
    return [{ check: "settings", level: "problem", text: settingsProblem.message, remedy: settingsProblem.hint }];
  const names = Object.keys(settings);
  const text = names.length === 0 ? "Nothing is set beside the defaults." : `Set, and understood: ${names.join(", ")}.`;
  return [{ check: "settings", level: "ok", text }];
}

const MARKS = { ok: "ok      ", warning: "WARNING ", problem: "PROBLEM " } as const;

function tell(findings: readonly Finding[], problems: number, warnings: number): void {
  for (const { check, level, text, remedy } of findings) {
    printText(`${MARKS[level]} ${check}: ${text}`);
    if (remedy !== undefined) printText(`${" ".repeat(9)} → ${remedy}`);
  }
  note(problems + warnings === 0 ? "All is well." : `${problems} problems, ${warnings} warnings.`);
}
