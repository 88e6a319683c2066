import { type MantineColorScheme, useMantineColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMay } from "../api/caller.js";
import { workspacesQuery } from "../api/queries.js";
import { LANGUAGES, useLanguage } from "../texts/language.js";
import { useKeys } from "./keys.js";
import { useSession } from "./session.js";

/** How the console looks and speaks, and where it looks. */
export function Choices() {
  const { texts, tag, speak } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { single, switchSingle } = useKeys();
  const { client, workspace, enterWorkspace, hasKey, takeKey } = useSession();
  // Only operators may choose one: for others their key has.
  const { data: workspaces = [] } = useQuery({ ...workspacesQuery(client), enabled: useMay()?.operator === true });
  return (
    <div className="choices">
      {workspaces.length > 1 && (
        <Choice
          label={texts.workspace}
          value={workspace ?? "main"}
          options={workspaces.map((id) => [id, id])}
          choose={enterWorkspace}
        />
      )}
      <Choice
        label={texts.theme.name}
        value={colorScheme}
        options={[
          ["auto", texts.theme.auto],
          ["light", texts.theme.light],
          ["dark", texts.theme.dark],
        ]}
        choose={(scheme) => setColorScheme(scheme as MantineColorScheme)}
      />
      <Choice
        label={texts.languageName}
        value={tag}
        options={Object.entries(LANGUAGES).map(([language, { language: name }]) => [language, name])}
        choose={speak}
      />
      <Choice
        label={texts.keys.single}
        value={String(single)}
        options={[
          ["true", texts.keys.on],
          ["false", texts.keys.offWord],
        ]}
        choose={(on) => switchSingle(on === "true")}
      />
      {hasKey && (
        <button type="button" className="plain" onClick={() => takeKey(undefined)}>
          {texts.signIn.leave}
        </button>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly choose: (value: string) => void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
