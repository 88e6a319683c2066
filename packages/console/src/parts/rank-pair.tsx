import type { Answer } from "@segue/client";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { ModelLink } from "./model-link.js";
import { TrackCover } from "./track-cover.js";
import { TrackLink } from "./track-link.js";

type Side = Pick<Answer, "items"> & { readonly model: string; readonly milliseconds: number };

/** The height of a row, in pixels: lines between the lists must meet it. */
const ROW = 56;

/** Two answers to one question, place by place; lines join what both have. */
export function RankPair({ a, b }: { readonly a: Side; readonly b: Side }) {
  const { play } = useTexts().judging;
  const { count } = useFormats();
  const placesA = placesOf(a);
  const placesB = placesOf(b);
  const shared = [...placesA.keys()].filter((track) => placesB.has(track));
  const rows = Math.max(a.items.length, b.items.length);
  return (
    <>
      <p className="said" role="status">
        {play.shared(count(shared.length), count(rows))}
      </p>
      <div className="pair">
        <Ranked side={a} others={placesB} name={play.a} />
        <svg
          className="joins"
          aria-hidden="true"
          focusable="false"
          height={rows * ROW}
          viewBox={`0 0 100 ${rows * ROW}`}
          preserveAspectRatio="none"
        >
          {shared.map((track) => (
            <line
              key={track}
              x1="0"
              y1={(placesA.get(track)! + 0.5) * ROW}
              x2="100"
              y2={(placesB.get(track)! + 0.5) * ROW}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
        <Ranked side={b} others={placesA} name={play.b} />
      </div>
    </>
  );
}

const placesOf = ({ items }: Side) => new Map(items.map(({ track }, i) => [track, i]));

interface RankedProps {
  readonly side: Side;
  readonly others: ReadonlyMap<string, number>;
  readonly name: string;
}

function Ranked({ side: { model, milliseconds, items }, others, name }: RankedProps) {
  const { play } = useTexts().judging;
  const { count, duration } = useFormats();
  const standing = (place: number, other: number | undefined) => {
    if (other === undefined) return <b className="good">{play.only(name)}</b>;
    if (other === place) return play.same;
    return `${other > place ? "▲" : "▼"} ${play.moved(count(Math.abs(other - place)))}`;
  };
  return (
    <section aria-label={`${name} ${model}`}>
      <h2>
        {name} <ModelLink id={model} /> <small>{play.took(duration(Math.max(0.001, milliseconds / 1000)))}</small>
      </h2>
      <ol className="tracks">
        {items.map(({ track, title, artist }, i) => (
          <li key={track} style={{ height: ROW }}>
            <span className="rank">{i + 1}</span>
            <TrackCover id={track} title={title} artist={artist} />
            <span className="names">
              <TrackLink id={track} title={title ?? track} />
              <span className="artist">{artist}</span>
            </span>
            <span className="standing soft">{standing(i, others.get(track))}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
