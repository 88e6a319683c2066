import type { Model } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { modelsQuery } from "../api/models.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { ModelTable } from "./model-table.js";

/** The other versions of a model's name; nothing where there is none. */
export function Versions({ model: { id, name } }: { readonly model: Model }) {
  const { client } = useSession();
  const { one } = useTexts().models;
  const { data } = useQuery(modelsQuery(client));
  const others = data?.items.filter((each) => each.name === name && each.id !== id) ?? [];
  if (others.length === 0) return null;
  return (
    <section>
      <h2>{one.versions}</h2>
      <ModelTable models={others} />
    </section>
  );
}
