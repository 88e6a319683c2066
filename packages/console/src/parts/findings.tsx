import { useTexts } from "../texts/language.js";

interface Finding {
  readonly check: string;
  readonly level: string;
  readonly text: string;
  readonly remedy?: string | undefined;
}

const SIGNS: Readonly<Record<string, string>> = { problem: "▼", warning: "!", ok: "✓" };
const TONES: Readonly<Record<string, string>> = { problem: "bad", warning: "warn", ok: "good" };
const ORDER = ["problem", "warning", "ok"];

/** What a look at the machine, the disk, models, jobs and keys shows: what is wrong first, with its remedy. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { overview } = useTexts().operate;
  const rows = [...findings].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
  return (
    <section>
      <h2>{overview.findings}</h2>
      <ul className="plain-list findings">
        {rows.map(({ check, level, text, remedy }) => (
          <li key={`${check} ${text}`}>
            <span className={TONES[level]}>
              {SIGNS[level]} <span className="unseen">{overview.levels[level]}</span>
            </span>
            <div lang="en">
              <p>{text}</p>
              {remedy !== undefined && <p className="soft">{remedy}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
