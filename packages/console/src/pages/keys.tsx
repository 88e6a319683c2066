import { useQuery } from "@tanstack/react-query";
import { keysQuery } from "../api/operate.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { KeyTable, standingOf } from "../parts/key-table.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { MakeKey } from "../parts/make-key.js";
import { OperateParts } from "../parts/pages-of-part.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** Who may ask? */
export function KeysPage() {
  const { client } = useSession();
  const { keys: texts, parts } = useTexts().operate;
  const { count } = useFormats();
  const keys = useQuery(keysQuery(client));
  const valid = keys.data?.items.filter((key) => standingOf(key) === "active").length;
  return (
    <>
      <OperateParts />
      <h1>{keys.data === undefined ? parts.keys : keys.data.items.length === 0 ? texts.none : texts.title(count(valid ?? 0))}</h1>
      <p className="lead">{texts.lead}</p>
      <MakeKey />
      <div className="below">
        <Asked query={keys} shape={<ListSkeletons />}>
          {({ items }) => (items.length === 0 ? null : <KeyTable keys={items} />)}
        </Asked>
      </div>
    </>
  );
}
