import type { Answer } from "@segue/client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Asked } from "./asked.js";
import { ListSkeletons } from "./list-skeletons.js";
import { ModelLink } from "./model-link.js";
import { TrackCover } from "./track-cover.js";
import { TrackLink } from "./track-link.js";

type Answered = Pick<Answer, "items"> & { readonly milliseconds: number };

interface Side {
  readonly model: string;
  readonly asked: UseQueryResult<Answered>;
}

interface RankPairProps {
  readonly a: Side;
  readonly b: Side;
  /** Whose answers they are is not told. */
  readonly hidden: boolean;
}

/** The height of a row, in pixels: lines between the lists must meet it. */
const ROW = 56;

/** Two answers to one question, place by place; lines join what both have. Where one does not come, the other one is seen alone. */
export function RankPair({ a, b, hidden }: RankPairProps) {
  const { play } = useTexts().judging;
  const placesA = placesOf(a.asked.data);
  const placesB = placesOf(b.asked.data);
  return (
    <>
      {placesA !== undefined && placesB !== undefined && <Shared a={placesA} b={placesB} />}
      <div className="pair">
        <Ranked side={a} others={placesB} name={play.a} hidden={hidden} />
        {placesA !== undefined && placesB !== undefined ? <Joins a={placesA} b={placesB} /> : <span />}
        <Ranked side={b} others={placesA} name={play.b} hidden={hidden} />
      </div>
    </>
  );
}

/** The place of each track, from 0. */
type Places = ReadonlyMap<string, number>;

const placesOf = (answered: Answered | undefined): Places | undefined =>
  answered && new Map(answered.items.map(({ track }, i) => [track, i]));

const sharedOf = (a: Places, b: Places) => [...a.keys()].filter((track) => b.has(track));

function Shared({ a, b }: { readonly a: Places; readonly b: Places }) {
  const { play } = useTexts().judging;
  const { count } = useFormats();
  return (
    <p className="said" role="status">
      {play.shared(count(sharedOf(a, b).length), count(Math.max(a.size, b.size)))}
    </p>
  );
}

function Joins({ a, b }: { readonly a: Places; readonly b: Places }) {
  const rows = Math.max(a.size, b.size);
  return (
    <svg
      className="joins"
      aria-hidden="true"
      focusable="false"
      height={rows * ROW}
      viewBox={`0 0 100 ${rows * ROW}`}
      preserveAspectRatio="none"
    >
      {sharedOf(a, b).map((track) => (
        <line
          key={track}
          x1="0"
          y1={(a.get(track)! + 0.5) * ROW}
          x2="100"
          y2={(b.get(track)! + 0.5) * ROW}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

interface RankedProps {
  readonly side: Side;
  /** Of the other side, where it has answered. */
  readonly others: Places | undefined;
  readonly name: string;
  readonly hidden: boolean;
}

function Ranked({ side: { model, asked }, others, name, hidden }: RankedProps) {
  const { play } = useTexts().judging;
  const { duration } = useFormats();
  return (
    <section aria-label={hidden ? name : `${name} ${model}`}>
      <h2>
        {name} {!hidden && <ModelLink id={model} />}{" "}
        {!hidden && asked.data !== undefined && (
          <small>{play.took(duration(Math.max(0.001, asked.data.milliseconds / 1000)))}</small>
        )}
      </h2>
      <Asked query={asked} shape={<ListSkeletons />}>
        {({ items }) => (
          <ol className="tracks">
            {items.map((item, i) => (
              <Row key={item.track} item={item} place={i} others={others} name={name} />
            ))}
          </ol>
        )}
      </Asked>
    </section>
  );
}

interface RowProps {
  readonly item: Answered["items"][number];
  readonly place: number;
  readonly others: Places | undefined;
  readonly name: string;
}

function Row({ item: { track, title, artist, reasons }, place, others, name }: RowProps) {
  const { play } = useTexts().judging;
  const { count, percent } = useFormats();
  const other = others?.get(track);
  // Why it is in the one list and not in the other.
  const because = others === undefined || other !== undefined ? undefined : reasons?.because[0];
  const standing = () => {
    if (others === undefined) return null;
    if (other === undefined) return <b className="good">{play.only(name)}</b>;
    if (other === place) return play.same;
    return `${other > place ? "▲" : "▼"} ${play.moved(count(Math.abs(other - place)))}`;
  };
  return (
    <li style={{ height: ROW }}>
      <span className="rank">{place + 1}</span>
      <TrackCover id={track} title={title} artist={artist} />
      <span className="names">
        <TrackLink id={track} title={title ?? track} />
        <span className="artist">{artist}</span>
      </span>
      <span className="standing soft">
        {standing()}
        {because !== undefined && (
          <span className="why">{play.because(because.title ?? because.track, percent(because.share))}</span>
        )}
      </span>
    </li>
  );
}
