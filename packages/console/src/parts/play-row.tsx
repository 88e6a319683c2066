import type { Recommendations } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { soundsQuery } from "../api/sound.js";
import { useSession } from "../app/session.js";
import { usePlayer } from "../player/player.js";
import { useTexts } from "../texts/language.js";

/** Plays those tracks of a row of which there is sound; nothing where there is none. */
export function PlayRow({ answer: { id, items } }: { readonly answer: Recommendations }) {
  const { client } = useSession();
  const { player: texts } = useTexts();
  const player = usePlayer();
  const { data } = useQuery(
    soundsQuery(
      client,
      items.map(({ track }) => track),
    ),
  );
  const sounding = new Set(data?.items.map(({ track }) => track));
  const tracks = items.filter(({ track }) => sounding.has(track));
  if (tracks.length === 0) return null;
  const queued = tracks.map(({ track, title, artist }) => ({
    ...{ id: track, title: title ?? track, artist: artist ?? "" },
    ...(id === undefined ? {} : { recommendation: id }),
  }));
  return (
    <button type="button" className="plain" onClick={() => player.play(queued)}>
      ▶ {texts.playRow(tracks.length)}
    </button>
  );
}
