import type { Standing } from "../api/operate.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** How quickly the service answers since it started, and what it holds. */
export function StandingNow({ standing: { requests, half, most, memory, started } }: { readonly standing: Standing }) {
  const { overview } = useTexts().operate;
  const { count, bytes, duration } = useFormats();
  const within = (seconds: number | undefined) =>
    seconds === undefined ? overview.beyond(duration(10)) : overview.within(duration(seconds));
  const facts = [
    [overview.requests, count(requests)],
    [overview.p50, requests === 0 ? "—" : within(half)],
    [overview.p99, requests === 0 ? "—" : within(most)],
    [overview.memory, memory === undefined ? "—" : bytes(memory)],
    [overview.uptime, started === undefined ? "—" : duration(Math.max(0, Date.now() / 1000 - started))],
  ] as const;
  return (
    <section>
      <h2>{overview.now}</h2>
      <dl className="standing-now">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
