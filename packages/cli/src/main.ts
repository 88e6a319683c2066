import { visibleLines } from "@segue/service/basics";
import { Command, CommanderError } from "commander";
import { algorithmsCommand } from "./commands/algorithms.js";
import { analyzeCommand } from "./commands/analyze.js";
import { auditCommand } from "./commands/audit.js";
import { autoCommand } from "./commands/auto.js";
import { backupCommand } from "./commands/backup.js";
import { cleaningCommand } from "./commands/cleaning.js";
import { deploymentsCommand } from "./commands/deployments.js";
import { doctorCommand } from "./commands/doctor.js";
import { evaluateCommand } from "./commands/evaluate.js";
import { exportCommand } from "./commands/export.js";
import { featuresCommand } from "./commands/features.js";
import { importCommand } from "./commands/import.js";
import { importsCommand } from "./commands/imports.js";
import { jobsCommand } from "./commands/jobs.js";
import { keysCommand } from "./commands/keys.js";
import { mapsCommand } from "./commands/maps.js";
import { modelsCommand } from "./commands/models.js";
import { nextCommand } from "./commands/next.js";
import { playlistsCommand } from "./commands/playlists.js";
import { predictRatingCommand } from "./commands/predict-rating.js";
import { recommendCommand } from "./commands/recommend.js";
import { reportCommand } from "./commands/report.js";
import { restoreCommand } from "./commands/restore.js";
import { retentionCommand } from "./commands/retention.js";
import { rulesCommand } from "./commands/rules.js";
import { schedulesCommand } from "./commands/schedules.js";
import { searchCommand } from "./commands/search.js";
import { serveCommand } from "./commands/serve.js";
import { similarCommand } from "./commands/similar.js";
import { tracksCommand } from "./commands/tracks.js";
import { trainCommand } from "./commands/train.js";
import { tuneCommand } from "./commands/tune.js";
import { tuningsCommand } from "./commands/tunings.js";
import { usageCommand } from "./commands/usage.js";
import { usersCommand } from "./commands/users.js";
import { workCommand } from "./commands/work.js";
import { workspacesCommand } from "./commands/workspaces.js";
import { tellError } from "./tell-error.js";

/** Every command. A new one is a file in `commands/` and a line here. */
const commands: readonly (() => Command)[] = [
  importCommand,
  importsCommand,
  reportCommand,
  cleaningCommand,
  autoCommand,
  algorithmsCommand,
  trainCommand,
  evaluateCommand,
  tuneCommand,
  tuningsCommand,
  modelsCommand,
  deploymentsCommand,
  recommendCommand,
  nextCommand,
  similarCommand,
  predictRatingCommand,
  rulesCommand,
  analyzeCommand,
  featuresCommand,
  mapsCommand,
  searchCommand,
  tracksCommand,
  playlistsCommand,
  usersCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  serveCommand,
  workCommand,
  keysCommand,
  jobsCommand,
  schedulesCommand,
  workspacesCommand,
  usageCommand,
  auditCommand,
  retentionCommand,
  doctorCommand,
];

/** Runs the command line and gives the exit status: 0, 1 for a failure, 2 for wrong usage, 130 when interrupted. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command("segue")
    .configureOutput({ outputError: (text, write) => write(visibleLines(text.replace(/^error: /, "segue: "))) })
    .description("Music models as a service: recommendations from your own listening data.")
    .version("0.1.0")
    .showHelpAfterError("       Add --help for help.")
    .showSuggestionAfterError(false)
    .addHelpText("after", EXAMPLES);
  for (const make of commands) program.addCommand(make());
  inheritSettings(program);
  try {
    await program.parseAsync([...argv]);
    return 0;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    return tellError(thrown);
  }
}

const EXAMPLES = `
Begin with:
  segue import plays.csv
  segue auto
  segue recommend USER
or choose yourself:
  segue evaluate popularity item-knn als ease
  segue train ease`;

/** How errors are told holds for every command; commander reports instead of ending the process, so that the exit status is ours. */
function inheritSettings(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) inheritSettings(child.copyInheritedSettings(command));
}
