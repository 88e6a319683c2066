import type { Job } from "@segue/client";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";
import { TypedConfirm } from "./typed-confirm.js";

/** Erases a person, once their id was typed. */
export function EraseListener({ user }: { readonly user: string }) {
  const { client } = useSession();
  const { table } = useTexts().data;
  const erasing = useStart(
    () => client.take(client.api.DELETE("/v1/users/{id}", { params: { path: { id: user } } })) as Promise<Job>,
  );
  return (
    <TypedConfirm
      verb={table.erase}
      title={table.eraseTitle(user)}
      ask={table.eraseType(user)}
      word={user}
      busy={erasing.isPending}
      confirm={() => erasing.mutate()}
    >
      <p>{table.eraseWhy}</p>
      {erasing.isError && <Problem error={erasing.error} again={() => erasing.reset()} />}
    </TypedConfirm>
  );
}
