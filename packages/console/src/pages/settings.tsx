import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { cleaningQuery, settingsQuery } from "../api/operate.js";
import { Choices } from "../app/choices.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { OperateParts } from "../parts/pages-of-part.js";
import { Problem } from "../parts/problem.js";
import { Scrolled } from "../parts/scrolled.js";
import { useTexts } from "../texts/language.js";

/** How is it set up? */
export function SettingsPage() {
  const { client } = useSession();
  const { settings: texts } = useTexts().operate;
  const cleaning = useQuery(cleaningQuery(client));
  const settings = useQuery(settingsQuery(client));
  return (
    <>
      <OperateParts />
      <h1>{texts.title}</h1>
      <section>
        <h2>
          {texts.console} <small>{texts.consoleHint}</small>
        </h2>
        <div className="settings-choices">
          <Choices />
        </div>
      </section>
      <section>
        <h2>
          {texts.cleaning} <small>{texts.cleaningHint}</small>
        </h2>
        <Asked query={cleaning} shape={<ListSkeletons />}>
          {(rules) => <Cleaning rules={rules as Rules} />}
        </Asked>
      </section>
      <section>
        <h2>
          {texts.service} <small>{texts.serviceHint}</small>
        </h2>
        <Asked query={settings} shape={<ListSkeletons />}>
          {({ version, items }) => (
            <>
              <p className="soft">{texts.version(version)}</p>
              <Scrolled label={texts.service}>
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">{texts.setting}</th>
                      <th scope="col">{texts.value}</th>
                      <th scope="col" className="only-roomy">
                        {texts.standard}
                      </th>
                      <th scope="col">{texts.what}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map(({ id, value, standard, description }) => (
                      <tr key={id}>
                        <th scope="row">
                          <code>{id}</code>
                        </th>
                        <td className={value === standard ? undefined : "strong"}>{shown(value)}</td>
                        <td className="soft only-roomy">{shown(standard)}</td>
                        <td className="soft" lang="en">
                          {description}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scrolled>
            </>
          )}
        </Asked>
      </section>
    </>
  );
}

const shown = (value: string | number | null) => (value === null || value === "" ? "—" : value);

type Rules = Readonly<Record<string, { readonly on: boolean }>>;

/** The rules of cleaning, each with its switch; they hold from the next snapshot. */
function Cleaning({ rules }: { readonly rules: Rules }) {
  const { client } = useSession();
  const { settings: texts } = useTexts().operate;
  const queries = useQueryClient();
  const switching = useMutation({
    mutationFn: ({ rule, on }: { readonly rule: string; readonly on: boolean }) =>
      client.take(client.api.PATCH("/v1/cleaning", { body: { [rule]: { on } } })),
    onSuccess: (now) => queries.setQueryData(cleaningQuery(client).queryKey, now),
  });
  return (
    <>
      <ul className="plain-list lines">
        {Object.entries(rules).map(([rule, { on }]) => (
          <li key={rule}>
            <label className="inline">
              <input
                type="checkbox"
                checked={on}
                disabled={switching.isPending}
                onChange={(event) => switching.mutate({ rule, on: event.currentTarget.checked })}
              />
              <b lang="en">{rule}</b>
            </label>
            <span className="soft">{texts.rules[rule]}</span>
          </li>
        ))}
      </ul>
      {switching.isError && <Problem error={switching.error} again={() => switching.reset()} />}
    </>
  );
}
