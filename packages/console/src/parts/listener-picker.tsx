import { Autocomplete } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { listenersQuery } from "../api/queries.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";

interface PickerProps {
  readonly listener: string;
  readonly choose: (listener: string) => void;
}

/** Chooses whose music is looked at: one of the list, or any id that is typed. */
export function ListenerPicker({ listener, choose }: PickerProps) {
  const { listen } = useTexts();
  const { client } = useSession();
  const { data } = useQuery(listenersQuery(client));
  const [typed, setTyped] = useState(listener);
  useEffect(() => setTyped(listener), [listener]);
  return (
    <Autocomplete
      className="picker"
      label={listen.listener}
      aria-description={listen.listenerHint}
      value={typed}
      data={data?.items.map(({ id }) => id) ?? []}
      limit={20}
      maxDropdownHeight={320}
      filter={({ options, search }) =>
        search === listener ? options : options.filter((each) => "value" in each && each.value.includes(search))
      }
      onChange={setTyped}
      onOptionSubmit={choose}
      onKeyDown={(event) => {
        if (event.key === "Enter" && typed.trim() !== "") choose(typed.trim());
      }}
      onBlur={() => setTyped(listener)}
    />
  );
}
