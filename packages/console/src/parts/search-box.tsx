import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue, useHotkeys } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMatch, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { searchQuery } from "../api/queries.js";
import { useKeys } from "../app/keys.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { TrackCover } from "./track-cover.js";

/** How long typing has to rest before it is searched for, in milliseconds. */
const REST = 120;

/** Finds tracks while one types; / leads here from everywhere. Enter without a choice shows all results, whose page keeps what was searched for; where nothing is yet, it is ready for it. */
export function SearchBox() {
  const { search } = useTexts();
  const { client } = useSession();
  const { single } = useKeys();
  const results = useMatch({ from: "/search", shouldThrow: false });
  const isStart = results !== undefined && (results.search.q ?? "") === "";
  const [typed, type] = useState<string>();
  const text = typed ?? results?.search.q ?? "";
  const [asked] = useDebouncedValue((typed ?? "").trim(), REST);
  const { data } = useQuery(searchQuery(client, asked, 8));
  const found = asked === "" ? [] : (data?.items ?? []);
  const box = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const navigate = useNavigate();
  useEffect(() => {
    if (isStart) box.current?.focus();
  }, [isStart]);
  useHotkeys(single ? [["/", () => box.current?.focus()]] : []);
  const leave = () => {
    type(undefined);
    combobox.closeDropdown();
    box.current?.blur();
  };
  const openTrack = (id: string) => {
    leave();
    void navigate({ to: "/tracks/$id", params: { id }, search: (now) => ({ as: now.as }) });
  };
  const openAll = () => {
    leave();
    void navigate({ to: "/search", search: (now) => ({ as: now.as, q: text.trim() }) });
  };
  return (
    <Combobox store={combobox} onOptionSubmit={openTrack}>
      <Combobox.Target>
        <TextInput
          ref={box}
          className="search"
          aria-label={search.label}
          placeholder={search.placeholder}
          rightSection={<kbd>/</kbd>}
          value={text}
          onChange={(event) => {
            type(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === "Escape") leave();
            if (event.key === "Enter" && text.trim() !== "" && combobox.getSelectedOptionIndex() < 0) openAll();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === ""}>
        <Combobox.Options aria-label={search.label}>
          {found.map(({ id, title, artist }) => (
            <Combobox.Option value={id} key={id}>
              <span className="found">
                <TrackCover id={id} title={title} artist={artist} />
                <span>
                  <b>{title ?? id}</b> <span className="soft">{artist}</span>
                </span>
              </span>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{search.none(asked)}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
