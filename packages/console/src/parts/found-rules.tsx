import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ImportResult } from "../api/results.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { ShareBar, type ShareKind } from "./share-bar.js";

/** What became of the rows of a part. */
const OUTCOMES: Readonly<Record<ShareKind, readonly string[]>> = { part: ["corrected"], left: ["refused", "aside"] };

/** How many rows an import keeps, and by which rules others were not simply taken; a part of the bar opens its rules and rows. */
export function FoundRules({ rows, rules }: Pick<ImportResult, "rows" | "rules">) {
  const { found } = useTexts().data;
  const { count } = useFormats();
  const navigate = useNavigate();
  const { part } = useSearch({ strict: false }) as { readonly part?: ShareKind };
  const shown = part === undefined ? rules : rules.filter(({ outcome }) => OUTCOMES[part].includes(outcome));
  return (
    <>
      <ShareBar
        said={
          rows.changed + rows.left === 0
            ? found.all(count(rows.kept))
            : found.bar(count(rows.kept), count(rows.changed), count(rows.left))
        }
        parts={[
          { name: found.kept, value: rows.kept - rows.changed, kind: "good" },
          { name: found.changed, value: rows.changed, kind: "part" },
          { name: found.left, value: rows.left, kind: "left" },
        ]}
        opened={part}
        open={(kind) =>
          void navigate({
            to: ".",
            search: (before) => ({ ...before, part: kind === part ? undefined : kind }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      {rules.length > 0 && <h2>{found.rules}</h2>}
      <ul className="plain-list rules">
        {shown.map(({ rule, outcome, rows: n, examples }) => (
          <li key={`${rule} ${outcome}`}>
            <p>
              <b lang="en">{rule.replaceAll("-", " ")}</b> <span className="number">{count(n)}</span>{" "}
              <span className="soft">{found.outcomes[outcome]}</span>
            </p>
            <Examples key={part} examples={examples} open={part !== undefined} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface ExamplesProps {
  readonly examples: readonly string[];
  readonly open?: boolean;
  /** Whence they are, where that is to be said. */
  readonly title?: string | undefined;
}

/** What a rule found, as it stood there; nothing where it noted none. */
export function Examples({ examples, open = false, title }: ExamplesProps) {
  const { found } = useTexts().data;
  if (examples.length === 0) return null;
  return (
    <details open={open}>
      <summary>{title ?? found.examples}</summary>
      <ul lang="en">
        {examples.map((example) => (
          <li key={example}>{example}</li>
        ))}
      </ul>
    </details>
  );
}
