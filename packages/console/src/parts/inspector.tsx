import type { Model, Track } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { modelQuery } from "../api/models.js";
import { lastEventsQuery, similarQuery, trackQuery } from "../api/queries.js";
import { useHome } from "../api/use-home.js";
import { isTyping } from "../app/keys.js";
import { type Peek, peekText } from "../app/peek.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Asked } from "./asked.js";
import { metricName } from "./figures.js";
import { ListSkeletons } from "./list-skeletons.js";
import { ModelLink, modelName } from "./model-link.js";
import { TrackCover } from "./track-cover.js";
import { TrackLink } from "./track-link.js";
import { TrackList } from "./track-list.js";

/** What is looked at beside a page. Escape closes it, as going back does. */
export function Inspector({ peek }: { readonly peek: Peek }) {
  const { peek: texts } = useTexts();
  const navigate = useNavigate();
  const panel = useRef<HTMLElement>(null);
  const text = peekText(peek);
  const close = () => void navigate({ to: ".", search: ({ peek: _, ...rest }) => rest, resetScroll: false });
  const closing = useRef(close);
  closing.current = close;
  useFocusThere(panel, text);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const elsewhere = event.defaultPrevented || isTyping(event.target) || document.querySelector("dialog[open]") !== null;
      if (event.key === "Escape" && !elsewhere) closing.current();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <aside className="inspector" ref={panel} tabIndex={-1} aria-label={texts.name}>
      <button type="button" className="plain" onClick={close}>
        {texts.close} <kbd>Esc</kbd>
      </button>
      {SHOWN[peek.kind](peek.id)}
    </aside>
  );
}

/** Goes into the panel when something is opened there, and back to where one was when it closes. */
function useFocusThere(panel: { readonly current: HTMLElement | null }, what: string) {
  const before = useRef<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: something else is opened when another thing is looked at.
  useEffect(() => {
    const { activeElement } = document;
    // Whoever comes by an address begins at the page.
    if (activeElement === null || activeElement === document.body) return;
    if (panel.current?.contains(activeElement) === false) before.current = activeElement;
    panel.current?.focus({ preventScroll: true });
  }, [what, panel]);
  useEffect(() => () => (before.current as HTMLElement | null)?.focus({ preventScroll: true }), []);
}

const SHOWN: Readonly<Record<Peek["kind"], (id: string) => ReactNode>> = {
  track: (id) => <TrackThere key={id} id={id} />,
  listener: (id) => <ListenerThere key={id} id={id} />,
  model: (id) => <ModelThere key={id} id={id} />,
};

function TrackThere({ id }: { readonly id: string }) {
  const { client } = useSession();
  const { peek } = useTexts();
  return (
    <Asked query={useQuery(trackQuery(client, id))} shape={<ListSkeletons />}>
      {(track) => (
        <>
          <TrackHead track={track} />
          <p className="next">
            <TrackLink id={id} title={peek.whole} />
          </p>
          <NearThere id={id} />
        </>
      )}
    </Asked>
  );
}

function TrackHead({ track: { id, title, artist, facts } }: { readonly track: Track }) {
  const { track } = useTexts();
  const known = Object.entries(facts).slice(0, MOST);
  return (
    <>
      <TrackCover id={id} title={title} artist={artist} />
      <h2>{title ?? id}</h2>
      <p className="lead">{artist ?? track.unknownArtist}</p>
      {known.length > 0 && (
        <p className="soft">{known.map(([name, fact]) => `${track.factNames[name] ?? name} ${fact}`).join(" · ")}</p>
      )}
    </>
  );
}

/** Facts, events and neighbours that are shown: more are on the whole page. */
const MOST = 5;

function NearThere({ id }: { readonly id: string }) {
  const { client } = useSession();
  const { track } = useTexts();
  const home = useHome();
  const { data } = useQuery({ ...similarQuery(client, id), enabled: home === true });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <>
      <h3>{track.near}</h3>
      <TrackList tracks={data.items.slice(0, MOST).map(({ track, ...told }) => ({ id: track, ...named(told) }))} />
    </>
  );
}

const named = ({ title, artist }: { readonly title?: string; readonly artist?: string }) => ({ title, artist });

function ListenerThere({ id }: { readonly id: string }) {
  const { client } = useSession();
  const { data, peek } = useTexts();
  const { minute } = useFormats();
  const { table } = data;
  return (
    <>
      <h2>{id}</h2>
      <p className="next">
        <Link to="/" search={{ as: id }}>
          {table.listen}
        </Link>
        <Link to="/data/events" search={({ as }) => ({ as, q: id })}>
          {table.theirEvents}
        </Link>
      </p>
      <h3>{peek.last}</h3>
      <Asked query={useQuery(lastEventsQuery(client, id, MOST))} shape={<ListSkeletons />}>
        {({ items }) => (
          <ul className="plain-list lines">
            {items.map(({ id: event, track, title, kind, at }) => (
              <li key={event}>
                <TrackLink id={track} title={title ?? track} />
                <span className="soft">
                  {table.kinds[kind] ?? kind} · {at === null ? table.unknownTime : minute(at)}
                </span>
              </li>
            ))}
            {items.length === 0 && <li className="soft">{table.none}</li>}
          </ul>
        )}
      </Asked>
    </>
  );
}

function ModelThere({ id }: { readonly id: string }) {
  const { client } = useSession();
  const { peek } = useTexts();
  return (
    <>
      <h2>{modelName(id)}</h2>
      <Asked query={useQuery(modelQuery(client, id))} shape={<ListSkeletons />}>
        {(model) => <ModelTold model={model} />}
      </Asked>
      <p className="next">
        <ModelLink id={id}>{peek.whole}</ModelLink>
      </p>
    </>
  );
}

function ModelTold({ model: { algorithm, bytes, createdAt, deployments, evaluation } }: { readonly model: Model }) {
  const { models, peek } = useTexts();
  const { one } = models;
  const formats = useFormats();
  return (
    <>
      <p className={deployments.length > 0 ? "good" : undefined}>
        {deployments.length > 0 ? `● ${one.serves(deployments.join(", "))}` : one.servesNot}
      </p>
      <p className="soft">
        {algorithm} · {formats.bytes(bytes)} · {formats.ago(createdAt)}
      </p>
      {evaluation === null ? (
        <p className="soft">{peek.notJudged}</p>
      ) : (
        <dl className="facts">
          {Object.entries(evaluation.metrics)
            .slice(0, MOST)
            .map(([name, told]) => {
              const { value, range } = formats.estimate(told);
              return (
                <div key={name} className="fact">
                  <dt>{metricName(name)}</dt>
                  <dd>
                    {value} <span className="soft">[{range}]</span>
                  </dd>
                </div>
              );
            })}
        </dl>
      )}
    </>
  );
}
