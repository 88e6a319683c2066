import { useQuery } from "@tanstack/react-query";
import { amountsQuery, reportQuery } from "../api/data.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { DropZone } from "../parts/drop-zone.js";
import { ExportAll } from "../parts/export-all.js";
import { ImportTable } from "../parts/import-table.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { MusicFolder } from "../parts/music-folder.js";
import { DataParts } from "../parts/pages-of-part.js";
import { Quality } from "../parts/quality.js";
import { TryDemo } from "../parts/try-demo.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** What do I have? */
export function DataPage() {
  const { client } = useSession();
  const { data, places } = useTexts();
  const { count } = useFormats();
  const amounts = useQuery(amountsQuery(client));
  const report = useQuery(reportQuery(client));
  const empty = amounts.data?.events === 0;
  // Music is there before anybody has listened to it.
  const nothing = empty && amounts.data?.tracks === 0;
  const title =
    amounts.data === undefined
      ? places.data
      : empty
        ? data.emptyTitle
        : data.title(count(amounts.data.users), count(amounts.data.tracks), count(amounts.data.events));
  return (
    <>
      <DataParts />
      <h1>{title}</h1>
      <p className="lead">{empty ? data.emptyLead : data.lead}</p>
      <DropZone />
      <MusicFolder />
      {nothing && <TryDemo />}
      {!nothing && (
        <Asked query={report} shape={<ListSkeletons />}>
          {(told) => (
            <>
              <ImportTable imports={told.imports} />
              {!empty && <Quality report={told} />}
              <ExportAll />
            </>
          )}
        </Asked>
      )}
    </>
  );
}
