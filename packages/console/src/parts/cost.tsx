import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { amountsQuery } from "../api/data.js";
import { estimateQuery } from "../api/models.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

interface CostProps {
  readonly algorithm: string;
  readonly config: Record<string, unknown>;
}

/** What a training would take; where it is too large, what would fit. */
export function Cost({ algorithm, config }: CostProps) {
  const { client } = useSession();
  const { form } = useTexts().models;
  const { duration, bytes } = useFormats();
  const some = useQuery(amountsQuery(client)).data?.events;
  const { data, isError } = useQuery({
    ...estimateQuery(client, algorithm, config),
    retry: false,
    enabled: some !== undefined && some > 0,
  });
  if (some === 0 || isError) return <p className="soft">{form.nothing}</p>;
  if (data === undefined) return null;
  if (data.fits)
    return (
      <p className="soft" role="status">
        {form.cost(duration(data.seconds), bytes(data.bytes), bytes(data.free))}
      </p>
    );
  return (
    <div role="status">
      <p className="warn">{form.tooLarge(bytes(data.bytes), bytes(data.free))}</p>
      <p className="choices-row">
        {data.advice.map((advice) => (
          <Link
            key={`${advice.algorithm} ${JSON.stringify(advice.set)}`}
            to="/algorithms/$name"
            params={{ name: advice.algorithm }}
            search={({ as }) => ({
              as,
              set: Object.fromEntries(Object.entries(advice.set).map(([name, value]) => [name, String(value)])),
            })}
          >
            {form.use(advice.algorithm, bytes(advice.bytes))}
          </Link>
        ))}
      </p>
    </div>
  );
}
