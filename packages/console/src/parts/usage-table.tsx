import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { NumberHeads } from "./number-heads.js";
import { Bar } from "./rules.js";
import { Scrolled } from "./scrolled.js";

/** What one key or model used. */
export interface Used {
  readonly of: string;
  readonly requests: number;
  readonly refused: number;
  readonly failed: number;
  readonly answers: number;
  readonly events: number;
  readonly seconds: number;
  readonly bytesOut: number;
}

interface UsageTableProps {
  readonly label: string;
  readonly rows: readonly Used[];
}

/** What was used, those who used most first. */
export function UsageTable({ label, rows }: UsageTableProps) {
  const { usage, overview } = useTexts().operate;
  const { count, bytes, duration } = useFormats();
  const ranked = [...rows].sort((a, b) => b.requests - a.requests || (a.of < b.of ? -1 : 1));
  const most = Math.max(1, ranked[0]?.requests ?? 0);
  if (ranked.length === 0) return <p className="soft">{usage.none}</p>;
  const numbers = [overview.requests, overview.refused, overview.answers, overview.events, overview.mean, usage.sent];
  return (
    <Scrolled label={label}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{label}</th>
            <th scope="col" className="wide only-roomy">
              <span className="unseen">{overview.requests}</span>
            </th>
            <NumberHeads names={numbers} />
          </tr>
        </thead>
        <tbody>
          {ranked.map(({ of, requests, refused, failed, answers, events, seconds, bytesOut }) => (
            <tr key={of}>
              <th scope="row">{of}</th>
              <td className="wide usage-bar only-roomy">
                <Bar share={requests / most} />
              </td>
              <td className="number">{count(requests)}</td>
              <td className="number">{count(refused + failed)}</td>
              <td className="number">{count(answers)}</td>
              <td className="number">{count(events)}</td>
              <td className="number">{duration(seconds / Math.max(1, requests))}</td>
              <td className="number">{bytes(bytesOut)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
