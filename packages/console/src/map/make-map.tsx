import { Button } from "@mantine/core";
import type { Job } from "@segue/client";
import { MAP_KINDS, type MapKind } from "../api/map.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { Problem } from "../parts/problem.js";
import { useTexts } from "../texts/language.js";

/** Draws a map, or draws it anew. */
export function MakeMap({ of, again }: { readonly of: MapKind; readonly again: boolean }) {
  const { client } = useSession();
  const { map } = useTexts();
  const making = useStart(() => client.take(client.api.POST("/v1/maps", { body: { of } })) as Promise<Job>);
  return (
    <>
      <Button {...(again ? { variant: "default" } : {})} loading={making.isPending} onClick={() => making.mutate()}>
        {again ? map.again : map.make}
      </Button>
      {making.isError && <Problem error={making.error} again={() => making.mutate()} />}
    </>
  );
}

interface KindProps {
  readonly of: MapKind;
  readonly choose: (of: MapKind) => void;
}

/** What makes tracks near. */
export function ChooseKind({ of, choose }: KindProps) {
  const { map } = useTexts();
  return (
    <label className="inline">
      {map.near}
      <select className="input" value={of} onChange={(event) => choose(event.currentTarget.value as MapKind)}>
        {MAP_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {map.kinds[kind]}
          </option>
        ))}
      </select>
    </label>
  );
}
