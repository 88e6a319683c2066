import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { usageByQuery } from "../api/operate.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { OperateParts } from "../parts/pages-of-part.js";
import { UsageTable, type Used } from "../parts/usage-table.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** How many days may be looked back. */
const DAYS = [7, 30, 90, 365] as const;

/** Who uses how much of what? */
export function UsagePage() {
  const { client } = useSession();
  const { operate } = useTexts();
  const { usage: texts } = operate;
  const { count, day: asDay } = useFormats();
  const { days = 30, day } = useSearch({ from: "/operate/usage" });
  const navigate = useNavigate({ from: "/operate/usage" });
  const keys = useQuery(usageByQuery(client, "key", days, day));
  const models = useQuery(usageByQuery(client, "model", days, day));
  const requests = keys.data?.items.reduce((sum, each) => sum + each.requests, 0);
  return (
    <>
      <OperateParts />
      <h1>
        {requests === undefined
          ? operate.parts.usage
          : day === undefined
            ? texts.title(count(requests), count(days))
            : texts.titleOf(count(requests), asDay(day))}
      </h1>
      <p className="lead">{texts.lead}</p>
      <label className="inline">
        {texts.period}
        <select
          className="input"
          value={days}
          onChange={(event) => {
            const chosen = Number(event.currentTarget.value);
            void navigate({ search: ({ day: _, ...now }) => ({ ...now, days: chosen }) });
          }}
        >
          {DAYS.map((each) => (
            <option key={each} value={each}>
              {operate.keys.daysOf(count(each))}
            </option>
          ))}
        </select>
      </label>
      <section>
        <h2>{texts.byKey}</h2>
        <Asked query={keys} shape={<ListSkeletons />}>
          {({ items }) => (
            <UsageTable
              label={texts.byKey}
              rows={items.map((each): Used => ({ ...each, of: each.name ?? each.key ?? operate.audit.local }))}
            />
          )}
        </Asked>
        {keys.data?.items.every(({ key }) => key === null) && (
          <p className="below">
            {texts.noKeys}{" "}
            <Link to="/operate/keys" hash="make" search={({ as }) => ({ as })}>
              {operate.keys.make}
            </Link>
          </p>
        )}
      </section>
      <section>
        <h2>{texts.byModel}</h2>
        <Asked query={models} shape={<ListSkeletons />}>
          {({ items }) => (
            <UsageTable
              label={texts.byModel}
              rows={items.filter(({ model }) => model !== null).map((each): Used => ({ ...each, of: each.model ?? "" }))}
            />
          )}
        </Asked>
      </section>
    </>
  );
}
