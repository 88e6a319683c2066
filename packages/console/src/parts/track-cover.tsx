import { useQuery } from "@tanstack/react-query";
import { lookQuery } from "../api/looks.js";
import { coverPath, pictureQuery } from "../api/sound.js";
import { useSession } from "../app/session.js";
import { Cover } from "../cover/cover.js";

interface TrackCoverProps {
  readonly id: string;
  readonly title: string | null | undefined;
  readonly artist: string | null | undefined;
}

/** A track's own cover where it has one, otherwise one that is drawn from how it sounds; its place stays empty until it is known which. */
export function TrackCover({ id, title, artist }: TrackCoverProps) {
  const { client } = useSession();
  const look = useQuery(lookQuery(client, id));
  const own = look.data?.cover ?? null;
  const picture = useQuery({ ...pictureQuery(client, coverPath(id, own ?? "")), enabled: own !== null });
  if (picture.data !== undefined) return <img className="cover" src={picture.data} alt="" />;
  if (look.isPending || (own !== null && picture.isPending)) return <span className="cover" />;
  return <Cover title={title ?? id} artist={artist ?? ""} facts={look.data?.facts ?? NONE} />;
}

const NONE = {};
