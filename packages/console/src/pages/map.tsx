import { useComputedColorScheme } from "@mantine/core";
import type { MapPoints } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { amountsQuery } from "../api/data.js";
import { type MapKind, mapFactQuery, mapPointsQuery, mapsQuery } from "../api/map.js";
import { useSession } from "../app/session.js";
import { ChosenTracks } from "../map/chosen-tracks.js";
import { colouringBy } from "../map/colouring.js";
import { FindOnMap } from "../map/find-on-map.js";
import { Legend } from "../map/legend.js";
import { ChooseKind, MakeMap } from "../map/make-map.js";
import { MapView } from "../map/map-view.js";
import { Asked } from "../parts/asked.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** What is coloured by where nothing was chosen: the first of these that is known, otherwise how many listen. */
const USUAL = ["genre", "mood", "tag"];
const LISTENERS = "";
/** Tracks that a map needs. */
const FEWEST = 50;

/** Where does everything lie? */
export function MapPage() {
  const { client } = useSession();
  const { map } = useTexts();
  const search = useSearch({ from: "/map" });
  const navigate = useNavigate({ from: "/map" });
  const maps = useQuery(mapsQuery(client));
  const { data: amounts } = useQuery(amountsQuery(client));
  const made = maps.data?.items.map(({ id }) => id as MapKind) ?? [];
  const of = search.of ?? made[0] ?? "plays";
  const choose = (kind: MapKind) => void navigate({ search: (now) => ({ as: now.as, of: kind }) });
  return (
    <Asked query={maps} shape={<div className="map-shape" />}>
      {() =>
        made.includes(of) ? (
          <Drawn key={of} of={of} choose={choose} />
        ) : (
          <div className="lesson">
            <h1>{map.emptyTitle}</h1>
            <p>{map.emptyLead}</p>
            <ChooseKind of={of} choose={choose} />
            <p className="soft">{map.kindHints[of]}</p>
            {amounts === undefined || amounts.tracks >= FEWEST ? (
              <MakeMap of={of} again={false} />
            ) : (
              <Link to="/data" hash="drop" search={({ as }) => ({ as })}>
                {map.bring}
              </Link>
            )}
          </div>
        )
      }
    </Asked>
  );
}

interface DrawnProps {
  readonly of: MapKind;
  readonly choose: (of: MapKind) => void;
}

function Drawn({ of, choose }: DrawnProps) {
  const { client } = useSession();
  const { map } = useTexts();
  const points = useQuery(mapPointsQuery(client, of));
  return (
    <>
      <h1>{map.title}</h1>
      <Asked query={points} shape={<div className="map-shape" />}>
        {(data) => <Shown points={data} of={of} choose={choose} />}
      </Asked>
    </>
  );
}

function Shown({ points, of, choose: chooseKind }: DrawnProps & { readonly points: MapPoints }) {
  const { map } = useTexts();
  const { ago, count } = useFormats();
  const { by = usualOf(points), at } = useSearch({ from: "/map" });
  const navigate = useNavigate({ from: "/map" });
  const [inView, see] = useState<readonly number[]>([]);
  const [chosen, choose] = useState<readonly number[]>();
  const [only, show] = useState<number>();
  const [drawing, draw] = useState(false);
  const colouring = useColouring(points, of, by);
  const stressed = useMemo(() => {
    if (chosen !== undefined) return marked(points.ids.length, chosen);
    return only === undefined ? undefined : colouring.codes.map((code) => Number(code === only));
  }, [chosen, only, colouring, points]);
  const looked = at === undefined ? -1 : points.ids.indexOf(at);
  const open = useCallback(
    (point: number) =>
      void navigate({ to: "/tracks/$id", params: { id: points.ids[point]! }, search: (now) => ({ as: now.as }) }),
    [navigate, points],
  );
  const surround = useCallback((around: readonly number[]) => {
    choose(around.length === 0 ? undefined : around);
    draw(false);
  }, []);
  return (
    <>
      <p className="lead">
        {map.lead(count(points.ids.length))} {points.from !== null && <span className="soft">{map.madeFrom(points.from)}</span>}
      </p>
      <div className="map-tools">
        <ChooseKind of={of} choose={chooseKind} />
        <label className="inline">
          {map.colour}
          <select
            className="input"
            value={by}
            onChange={(event) => {
              const next = event.currentTarget.value;
              show(undefined);
              void navigate({ search: (now) => ({ ...now, by: next }) });
            }}
          >
            <option value={LISTENERS}>{map.popularity}</option>
            {points.facts.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="plain" aria-pressed={drawing} onClick={() => draw(!drawing)}>
          ⟲ {map.lasso}
        </button>
        <FindOnMap points={points} fly={(point) => void navigate({ search: (now) => ({ ...now, at: points.ids[point]! }) })} />
      </div>
      <div className="map-page">
        <div>
          <MapView
            points={points}
            colouring={colouring}
            stressed={stressed}
            at={looked < 0 ? undefined : looked}
            drawing={drawing}
            open={open}
            see={see}
            choose={surround}
          />
          <Legend colouring={colouring} only={only} show={show} />
          <p className="soft" id="map-keys">
            {map.keys}
          </p>
          <details>
            <summary>{map.about}</summary>
            <p className="soft">
              {map.aboutSaid(ago(points.createdAt), points.neighbours)} {points.leftOut > 0 && map.leftOut(count(points.leftOut))}
            </p>
            <MakeMap of={of} again />
          </details>
        </div>
        <ChosenTracks points={points} listed={chosen ?? inView} chosen={chosen !== undefined} choose={choose} />
      </div>
    </>
  );
}

/** How the points are coloured: by a fact once that is here, until then and otherwise by how many listen. */
function useColouring(points: MapPoints, of: MapKind, by: string) {
  const { client } = useSession();
  const theme = useComputedColorScheme("light");
  const { data } = useQuery({ ...mapFactQuery(client, of, by), enabled: by !== LISTENERS });
  return useMemo(() => colouringBy(data ?? { kind: "numbers", values: points.listeners }, theme), [data, points, theme]);
}

const usualOf = ({ facts }: MapPoints) => USUAL.find((usual) => facts.some(({ name }) => name === usual)) ?? LISTENERS;

function marked(many: number, chosen: readonly number[]): Uint8Array {
  const marks = new Uint8Array(many);
  for (const point of chosen) marks[point] = 1;
  return marks;
}
