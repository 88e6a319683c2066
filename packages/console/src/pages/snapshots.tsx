import type { Snapshot } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { reportQuery, snapshotsQuery } from "../api/data.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { DataParts } from "../parts/pages-of-part.js";
import { Look } from "../parts/quality.js";
import { Scrolled } from "../parts/scrolled.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** What did models learn from, and what was it made of? */
export function SnapshotsPage() {
  const { client } = useSession();
  const { snapshots: texts, parts, quality } = useTexts().data;
  const { count } = useFormats();
  const taken = useQuery(snapshotsQuery(client));
  const newest = useQuery(reportQuery(client)).data?.snapshot;
  return (
    <>
      <DataParts />
      <h1>{taken.data === undefined ? parts.snapshots : texts.title(count(taken.data.items.length))}</h1>
      <p className="lead">{texts.lead}</p>
      {newest === null && <Look text={quality.none} />}
      {newest?.current === false && <Look text={quality.stale} />}
      <Asked query={taken} shape={<ListSkeletons />}>
        {({ items }) =>
          items.length === 0 ? null : <Taken snapshots={items} current={newest?.current ? newest.id : undefined} />
        }
      </Asked>
    </>
  );
}

interface TakenProps {
  readonly snapshots: readonly Snapshot[];
  /** The id of that which shows what the store holds now. */
  readonly current: string | undefined;
}

function Taken({ snapshots, current }: TakenProps) {
  const { snapshots: texts } = useTexts().data;
  const { operate } = useTexts();
  const { count, ago } = useFormats();
  return (
    <Scrolled label={texts.title(count(snapshots.length))}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{texts.taken}</th>
            {[texts.listeners, texts.tracks, texts.events].map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
            <th scope="col">{texts.madeOf}</th>
            <th scope="col">{texts.off}</th>
          </tr>
        </thead>
        <tbody>
          {snapshots.map(({ id, revision, users, tracks, events, createdAt, lineage: { imports, liveEvents, cleaning } }) => (
            <tr key={revision}>
              <th scope="row">
                {ago(createdAt)} <code>{id.slice(0, BEGINNING)}</code>{" "}
                {id === current && <span className="good">● {texts.current}</span>}
              </th>
              <td className="number">{count(users)}</td>
              <td className="number">{count(tracks)}</td>
              <td className="number">{count(events)}</td>
              <td>
                {[...imports.map(({ name }) => name), ...(liveEvents > 0 ? [texts.live(count(liveEvents))] : [])].join(" · ")}
              </td>
              <td className="soft">
                {Object.entries(cleaning)
                  .filter(([, { on }]) => on === false)
                  .map(([rule]) => operate.settings.rules[rule] ?? rule)
                  .join(" · ") || "—"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

/** As much of a fingerprint as tells snapshots apart. */
const BEGINNING = 8;
