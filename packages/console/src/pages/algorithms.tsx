import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { algorithmsQuery } from "../api/models.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { useTexts } from "../texts/language.js";

/** What can be trained? */
export function AlgorithmsPage() {
  const { client } = useSession();
  const { algorithms } = useTexts().models;
  return (
    <>
      <h1>{algorithms.title}</h1>
      <p className="lead">{algorithms.lead}</p>
      <Asked query={useQuery(algorithmsQuery(client))} shape={<ListSkeletons />}>
        {({ items }) => (
          <ul className="plain-list algorithms">
            {items.map(({ id, summary, paper, holds }) => (
              <li key={id}>
                <h2>
                  <Link to="/algorithms/$name" params={{ name: id }} search={({ as }) => ({ as })}>
                    {id}
                  </Link>{" "}
                  {holds === "histories" && <small>{algorithms.holds}</small>}
                </h2>
                <p lang="en">{summary}</p>
                <p className="soft">
                  {algorithms.paper}: <span lang="en">{paper}</span>
                </p>
              </li>
            ))}
          </ul>
        )}
      </Asked>
    </>
  );
}
