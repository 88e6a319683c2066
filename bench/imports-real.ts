import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { claim, figure } from "./kit/claim.js";
import { sharedData } from "./kit/data.js";
import { inTempFolder, segue } from "./kit/segue.js";

interface Imported {
  readonly import: string;
  readonly format: string;
  readonly rows: { readonly read: number; readonly kept: number; readonly changed: number; readonly left: number };
}
interface Problem {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  readonly outcome: string;
}

/** Problems that are listed row by row. */
const LISTED = 10_000;

export default claim({
  name: "imports-real",
  claim:
    "Every file of real exports imports, or says of each row why not; imported again it adds nothing; undone, the store is as before, " +
    "byte for byte in what it exports.",
  run: () =>
    inTempFolder(async (folder) => {
      const files = ["listening-history", "msd-metadata", "nowplaying"].flatMap((name) => filesIn(sharedData(name)));
      writeFileSync(join(folder, "before.csv"), "user,track,title,artist\nann,t1,A Song,A Band\nme,t2,Fade,Kanye West\n");
      await segue(folder, "import", "before.csv");
      const failures = {
        unread: [] as string[],
        unexplained: [] as string[],
        again: [] as string[],
        notRestored: [] as string[],
      };
      let rows = 0;
      for (const file of [...files, sharedData("lastfm-2k")]) {
        const before = await contents(folder);
        const told = await importOrSay(folder, file);
        if (told === undefined) {
          failures.unread.push(file);
          continue;
        }
        rows += told.rows.read;
        if (!(await explained(folder, told))) failures.unexplained.push(file);
        if (told.import === "") continue;
        const [again] = await segue<Imported>(folder, "import", file);
        if (again.rows.kept !== 0) failures.again.push(file);
        await segue(folder, "imports", "undo", told.import);
        if ((await contents(folder)) !== before) failures.notRestored.push(file);
      }
      const none = (what: string, which: string[]) =>
        figure({
          what: which.length === 0 ? what : `${what}: ${which.join(", ")}`,
          figure: which.length,
          better: "lower",
          goal: 0,
        });
      return [
        figure({ what: "files and folders", figure: files.length + 1, better: "higher" }),
        figure({ what: "rows in them", figure: rows, better: "higher" }),
        none("files that neither import nor say why not", failures.unread),
        none("files with a row that is missing without a reason", failures.unexplained),
        none("files that add something the second time", failures.again),
        none("files after whose undoing something is different", failures.notRestored),
      ];
    }),
});

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .sort();

/** What came of a file; with an empty id where it says that none of its rows can be used, and why; undefined where it says nothing of rows. */
async function importOrSay(folder: string, file: string): Promise<Imported | undefined> {
  try {
    return (await segue<Imported>(folder, "import", file))[0];
  } catch (thrown) {
    const said = String(thrown);
    if (!/line \d+.*: .+\./.test(said) || !/none of \d+ rows can be used/.test(said)) return undefined;
    const left = Number(/none of (\d+) rows/.exec(said)![1]);
    return { import: "", format: "", rows: { read: left, kept: 0, changed: 0, left } };
  }
}

/** Whether every row that was read is kept or listed with its place and a reason. */
async function explained(folder: string, { import: id, rows }: Imported): Promise<boolean> {
  if (rows.read !== rows.kept + rows.left) return false;
  if (id === "") return true;
  const [problems] = await segue<Problem[]>(folder, "imports", "show", id, "--problems", "1000");
  const left = new Set(problems.filter(({ outcome }) => outcome !== "corrected").map(({ file, line }) => `${file} ${line}`));
  return (
    problems.every(({ file, line, reason }) => file !== "" && line > 0 && reason !== "") &&
    left.size === Math.min(rows.left, LISTED)
  );
}

/** Everything that the store gives away, as one text. */
async function contents(folder: string): Promise<string> {
  await segue(folder, "export", "given");
  return readdirSync(join(folder, "given"))
    .sort()
    .map((name) => `${name}\n${readFileSync(join(folder, "given", name), "utf8")}`)
    .join("\n");
}
