import type { ImportResult } from "../api/results.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { ShareBar } from "./share-bar.js";

/** How many rows an import keeps, and by which rules others were not simply taken. */
export function FoundRules({ rows, rules }: Pick<ImportResult, "rows" | "rules">) {
  const { found } = useTexts().data;
  const { count } = useFormats();
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
      />
      {rules.length > 0 && <h2>{found.rules}</h2>}
      <ul className="plain-list rules">
        {rules.map(({ rule, outcome, rows: n, examples }) => (
          <li key={`${rule} ${outcome}`}>
            <p>
              <b lang="en">{rule.replaceAll("-", " ")}</b> <span className="number">{count(n)}</span>{" "}
              <span className="soft">{found.outcomes[outcome]}</span>
            </p>
            <Examples examples={examples} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a rule found, as it stood there; nothing where it noted none. */
export function Examples({ examples }: { readonly examples: readonly string[] }) {
  const { found } = useTexts().data;
  if (examples.length === 0) return null;
  return (
    <details>
      <summary>{found.examples}</summary>
      <ul lang="en">
        {examples.map((example) => (
          <li key={example}>{example}</li>
        ))}
      </ul>
    </details>
  );
}
