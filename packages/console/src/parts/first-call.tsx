import { useQuery } from "@tanstack/react-query";
import { listenersQuery } from "../api/queries.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";

/** Where nobody was answered yet: the first question, to be sent from anywhere. */
export function FirstCall() {
  const { client } = useSession();
  const { overview } = useTexts().operate;
  const { data } = useQuery(listenersQuery(client));
  const user = encodeURIComponent(data?.items[0]?.id ?? "me");
  return (
    <section>
      <h2>{overview.first}</h2>
      <p>{overview.firstHow}</p>
      <pre className="below">
        <code>{`curl "${client.server}/v1/users/${user}/recommendations?n=10" -H "Authorization: Bearer KEY"`}</code>
      </pre>
    </section>
  );
}
