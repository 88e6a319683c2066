import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { auditQuery, auditVerificationQuery } from "../api/operate.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { AuditTable } from "../parts/audit-table.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { Pages } from "../parts/pages.js";
import { OperateParts } from "../parts/pages-of-part.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** How long typing has to rest before it is searched for, in milliseconds. */
const REST = 250;

/** Who changed what? */
export function AuditPage() {
  const { client } = useSession();
  const { audit } = useTexts().operate;
  const { count } = useFormats();
  const { cursor, q } = useSearch({ from: "/operate/audit" });
  const navigate = useNavigate({ from: "/operate/audit" });
  const [action, setAction] = useState(q ?? "");
  const filter = useDebouncedCallback((wanted: string) => {
    void navigate({ search: ({ as }) => ({ as, ...(wanted === "" ? {} : { q: wanted }) }), replace: true });
  }, REST);
  const { data: verified } = useQuery(auditVerificationQuery(client));
  return (
    <>
      <OperateParts />
      <div className="opening">
        <h1>{audit.title}</h1>
        <TextInput
          className="search"
          label={audit.filter}
          description={audit.filterHint}
          value={action}
          onChange={(event) => {
            setAction(event.currentTarget.value);
            filter(event.currentTarget.value.trim());
          }}
        />
      </div>
      {verified !== undefined && (
        <p className={verified.intact ? "good below" : "bad below"}>
          {verified.intact ? `✓ ${audit.intact(count(verified.rows))}` : `▼ ${audit.broken} ${verified.problem}`}
        </p>
      )}
      <Asked query={useQuery(auditQuery(client, { cursor, q }))} shape={<ListSkeletons />}>
        {({ items, next }) => (
          <>
            <AuditTable rows={items} />
            <Pages cursor={cursor} next={next} />
          </>
        )}
      </Asked>
    </>
  );
}
