import { Button } from "@mantine/core";
import type { Track } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useRef } from "react";
import { alikeQuery, ranksQuery, similarQuery, trackQuery } from "../api/queries.js";
import { useHome } from "../api/use-home.js";
import { useSession } from "../app/session.js";
import { useListener } from "../app/use-listener.js";
import { AddToPlaylist } from "../parts/add-to-playlist.js";
import { EditTrack } from "../parts/edit-track.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { NearJoins } from "../parts/near-joins.js";
import { NoModel } from "../parts/no-model.js";
import { Problem } from "../parts/problem.js";
import { RankSaid } from "../parts/rank-said.js";
import { Sound } from "../parts/sound.js";
import { TrackCover } from "../parts/track-cover.js";
import { TrackList } from "../parts/track-list.js";
import { useTell } from "../parts/use-tell.js";
import { Waiting } from "../parts/waiting.js";
import { useFormats } from "../texts/formats.js";
import { useLanguage, useTexts } from "../texts/language.js";

/** What is it, and what is near? */
export function TrackPage() {
  const { client } = useSession();
  const { id } = useParams({ from: "/tracks/$id" });
  const track = useQuery(trackQuery(client, id));
  if (track.isError)
    return (
      <>
        <h1>{id}</h1>
        <Problem error={track.error} again={() => track.refetch()} />
      </>
    );
  if (track.data === undefined)
    return (
      <Waiting>
        <ListSkeletons />
      </Waiting>
    );
  return (
    <>
      <Hero track={track.data} />
      {track.data.sound !== null && <Sound track={track.data} sound={track.data.sound} />}
      <div className="beside">
        <Near id={id} />
        <Facts track={track.data} />
      </div>
    </>
  );
}

function Hero({ track }: { readonly track: Track }) {
  const { id, title, artist } = track;
  const texts = useTexts();
  return (
    <div className="hero">
      <TrackCover id={id} title={title} artist={artist} />
      <div>
        <h1>{title ?? id}</h1>
        <p className="lead">{artist ?? texts.track.unknownArtist}</p>
        <div className="hero-verbs">
          <LoveButton id={id} title={title ?? id} />
          <AddToPlaylist tracks={[id]} name={title ?? id} />
        </div>
      </div>
    </div>
  );
}

function LoveButton({ id, title }: { readonly id: string; readonly title: string }) {
  const { listen, track } = useTexts();
  const listener = useListener();
  const tell = useTell(listener ?? "");
  if (listener === undefined) return null;
  return (
    <>
      <Button disabled={tell.isPending || tell.isSuccess} onClick={() => tell.mutate({ track: id, kind: "love", wish: {} })}>
        ♥ {listen.love}
      </Button>{" "}
      <span className="soft" role="status">
        {tell.isSuccess ? track.loved(title) : track.asListener(listener)}
      </span>
      {tell.isError && <Problem error={tell.error} again={() => tell.reset()} />}
    </>
  );
}

/** What is near by listeners and, where it is known how the track sounds, by sound; what is near by both is marked. */
function Near({ id }: { readonly id: string }) {
  const { client } = useSession();
  const { track } = useTexts();
  const home = useHome();
  const near = useQuery({ ...similarQuery(client, id), enabled: home === true });
  const alike = useQuery(alikeQuery(client, id));
  const bySound = alike.data?.items ?? [];
  const marked = new Set(near.data?.items.map((item) => item.track).filter((one) => bySound.some((each) => each.track === one)));
  const [left, right] = [useRef<HTMLElement>(null), useRef<HTMLElement>(null)];
  return (
    <>
      <section ref={left} className="near">
        {marked.size > 0 && <NearJoins left={left} right={right} shared={[...marked]} />}
        <h2>
          {track.near} <small>{track.nearHint}</small>
        </h2>
        {home === false ? (
          <NoModel />
        ) : near.data !== undefined ? (
          <TrackList tracks={near.data.items.map(listed)} marked={marked} mark={track.nearBoth} />
        ) : near.isError ? (
          <Problem error={near.error} again={() => near.refetch()} />
        ) : (
          <Waiting>
            <ListSkeletons />
          </Waiting>
        )}
        {near.data?.items.length === 0 && <p className="soft">{track.noNear}</p>}
      </section>
      {bySound.length > 0 && (
        <section ref={right}>
          <h2>
            {track.alike} <small>{track.alikeHint}</small>
          </h2>
          <TrackList tracks={bySound.map(listed)} marked={marked} mark={track.nearBoth} />
        </section>
      )}
    </>
  );
}

const listed = ({ track, title, artist }: { track: string; title?: string; artist?: string }) => ({ id: track, title, artist });

function Facts({ track }: { readonly track: Track }) {
  const { id, facts } = track;
  const { texts, tag } = useLanguage();
  const known = Object.entries(facts);
  const { duration } = useFormats();
  const { client } = useSession();
  const ranks = useQuery(ranksQuery(client, id)).data?.facts;
  const shown = (name: string, fact: string | number) => {
    if (typeof fact !== "number") return fact;
    if (name === "duration") return duration(fact);
    const figure = new Intl.NumberFormat(tag, { useGrouping: false }).format(fact).replace("-", "−");
    return name === "tempo" ? `${figure} BPM` : figure;
  };
  return (
    <section>
      <h2>{texts.track.facts}</h2>
      <dl className="facts">
        <dt>{texts.track.id}</dt>
        <dd>{id}</dd>
        {known.map(([name, fact]) => (
          <div key={name} className="fact">
            <dt>{texts.track.factNames[name] ?? name}</dt>
            <dd>
              {shown(name, fact)}
              <RankSaid name={name} rank={ranks?.[name]} />
            </dd>
          </div>
        ))}
      </dl>
      {known.length === 0 && <p className="soft">{texts.track.noFacts}</p>}
      <EditTrack key={id} track={track} />
    </section>
  );
}
