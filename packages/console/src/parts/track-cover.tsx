import type { Track } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { coverPath, pictureQuery } from "../api/sound.js";
import { useSession } from "../app/session.js";
import { Cover } from "../cover/cover.js";

/** A track's own cover where it has one; otherwise, and until it is here, the one that is drawn. */
export function TrackCover({ track: { id, title, artist, facts, cover } }: { readonly track: Track }) {
  const { client } = useSession();
  const { data } = useQuery({ ...pictureQuery(client, coverPath(id, cover ?? "")), enabled: cover !== null });
  if (data === undefined) return <Cover title={title ?? id} artist={artist ?? ""} facts={facts} />;
  return <img className="cover" src={data} alt="" />;
}
