import { useState } from "react";
import { type ImportInput, readingOf } from "../api/results.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

/** Says whose a history is and what columns mean, and looks at the same files again. */
export function ReadDifferently({ input }: { readonly input: ImportInput }) {
  const { user, columns } = input;
  const { client } = useSession();
  const { found } = useTexts().data;
  const [whose, setWhose] = useState(user);
  const [meaning, setMeaning] = useState(() =>
    Object.entries(columns)
      .map(([ours, theirs]) => `${ours} = ${theirs}`)
      .join("\n"),
  );
  const looking = useStart(() =>
    client.startImport({
      ...readingOf(input),
      user: whose.trim() || user,
      columns: columnsIn(meaning),
      dryRun: true,
      keepUploads: true,
    }),
  );
  return (
    <details className="differently">
      <summary>{found.differently}</summary>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          looking.mutate();
        }}
      >
        <div className="field">
          <div>
            <label htmlFor="whose">{found.user}</label>
            <p className="soft">{found.userHelp}</p>
          </div>
          <input id="whose" className="input" value={whose} onChange={(event) => setWhose(event.currentTarget.value)} />
        </div>
        <div className="field">
          <div>
            <label htmlFor="columns">{found.columns}</label>
            <p className="soft">{found.columnsHelp}</p>
          </div>
          <textarea
            id="columns"
            className="input"
            rows={4}
            spellCheck={false}
            value={meaning}
            onChange={(event) => setMeaning(event.currentTarget.value)}
          />
        </div>
        <p className="below">
          <button type="submit" className="plain" disabled={looking.isPending}>
            {found.again}
          </button>
        </p>
        {looking.isError && <Problem error={looking.error} again={() => looking.mutate()} />}
      </form>
    </details>
  );
}

/** `user = who`, one a line, as our words and theirs. */
function columnsIn(text: string): Record<string, string> {
  const pairs = text.split("\n").flatMap((line) => {
    const at = line.indexOf("=");
    return at < 1 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
  });
  return Object.fromEntries(pairs.filter(([ours, theirs]) => ours !== "" && theirs !== ""));
}
