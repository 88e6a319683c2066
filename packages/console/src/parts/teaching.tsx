import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { CONTENTS, GROUPS, type Offer, readableOf, type Teaching } from "../api/labels.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

interface TeachingFormProps {
  readonly offers: readonly Offer[];
  readonly teaching: Teaching;
  readonly change: (teaching: Teaching) => void;
}

/** What one that analyzes is to learn, from what, and what is kept together: each with how much of it is here, or what is missing. */
export function TeachingForm({ offers, teaching, change }: TeachingFormProps) {
  const { labels: texts } = useTexts();
  const chosen = offers.find(({ id }) => id === teaching.labels);
  return (
    <>
      <fieldset className="options">
        <legend>{texts.learns}</legend>
        {offers.map((offer) => (
          <LabelOption
            key={offer.id}
            offer={offer}
            checked={offer === chosen}
            choose={() => change({ ...teaching, labels: offer.id, reads: undefined })}
          />
        ))}
      </fieldset>
      {chosen !== undefined && (
        <fieldset className="options">
          <legend>{texts.reads}</legend>
          {CONTENTS.map((content) => (
            <Option
              key={content}
              name="reads"
              title={texts.contents[content]}
              checked={teaching.reads === content}
              disabled={chosen.readable[content] === 0}
              choose={() => change({ ...teaching, reads: content })}
            >
              <Of some={chosen.readable[content]} all={chosen.tracks} none={texts.missing[content]} />
            </Option>
          ))}
        </fieldset>
      )}
      <label className="inline">
        {texts.together}{" "}
        <select
          className="input"
          value={teaching.group ?? GROUPS[0]}
          onChange={(event) => change({ ...teaching, group: GROUPS.find((each) => each === event.currentTarget.value) })}
        >
          {GROUPS.map((each) => (
            <option key={each} value={each}>
              {texts.groups[each]}
            </option>
          ))}
        </select>
      </label>
      <p className="soft">{texts.togetherHelp}</p>
    </>
  );
}

function LabelOption({
  offer,
  checked,
  choose,
}: {
  readonly offer: Offer;
  readonly checked: boolean;
  readonly choose: () => void;
}) {
  const { labels: texts } = useTexts();
  const { count } = useFormats();
  const { id, kind, tracks, classes, names, remedy } = offer;
  const some = names.slice(0, NAMED).join(", ");
  return (
    <Option name="labels" title={texts.places[id] ?? texts.fact(id)} checked={checked} disabled={tracks === 0} choose={choose}>
      {tracks > 0 ? (
        <>
          {texts.kinds[kind](count(classes), count(tracks))}
          {kind !== "numbers" && ` · ${classes > NAMED ? `${some} …` : some}`}
        </>
      ) : (
        (texts.none[id] ?? <span lang="en">{remedy}</span>)
      )}
    </Option>
  );
}

/** Names of classes that are shown. */
const NAMED = 6;

function Of({ some, all, none }: { readonly some: number; readonly all: number; readonly none: string }) {
  const { labels: texts } = useTexts();
  const { count } = useFormats();
  return some > 0 ? texts.of(count(some), count(all)) : none;
}

interface OptionProps {
  readonly name: string;
  readonly title: string;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly choose: () => void;
  readonly children: ReactNode;
}

function Option({ name, title, checked, disabled, choose, children }: OptionProps) {
  return (
    <label className="option">
      <input type="radio" name={name} checked={checked} disabled={disabled} onChange={choose} />
      <span>
        <b>{title}</b>
        <span className="soft">{children}</span>
      </span>
    </label>
  );
}

/** Says before anything is started what will be learned from, or what is missing for it. */
export function TeachingSaid({ offers, teaching }: { readonly offers: readonly Offer[]; readonly teaching: Teaching }) {
  const { labels: texts, data } = useTexts();
  const { count } = useFormats();
  const chosen = offers.find(({ id }) => id === teaching.labels);
  const readable = readableOf(teaching, chosen);
  if (chosen !== undefined && readable !== 0)
    return (
      <p className="soft" role="status">
        {texts.will(count(readable ?? chosen.tracks), texts.places[chosen.id] ?? texts.fact(chosen.id))}
      </p>
    );
  return (
    <p className="warn" role="status">
      {chosen === undefined ? texts.nothing : texts.unreadable}{" "}
      <Link to="/data" hash="drop" search={({ as }) => ({ as })}>
        {data.parts.overview}
      </Link>
    </p>
  );
}
