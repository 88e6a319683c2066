import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { problemsQuery } from "../api/data.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Asked } from "./asked.js";
import { ListSkeletons } from "./list-skeletons.js";
import { Pages } from "./pages.js";
import { Scrolled } from "./scrolled.js";

/** The rows of an import that were not simply taken: where each stands, what was found, and what to do. */
export function ImportProblems({ id }: { readonly id: string }) {
  const { client } = useSession();
  const { one, found } = useTexts().data;
  const { count } = useFormats();
  const { cursor } = useSearch({ from: "/imports/$id" });
  return (
    <section>
      <h2>{one.problems}</h2>
      <Asked query={useQuery(problemsQuery(client, id, { cursor }))} shape={<ListSkeletons />}>
        {({ items, next }) => (
          <>
            <Scrolled label={one.problems}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col" className="number">
                      {one.line}
                    </th>
                    <th scope="col">{one.what}</th>
                    <th scope="col">{one.found}</th>
                    <th scope="col">{one.remedy}</th>
                  </tr>
                </thead>
                <tbody lang="en">
                  {items.map(({ file, line, rule, outcome, field, value, reason, remedy }) => (
                    <tr key={`${file} ${line} ${rule}`}>
                      <td className="number" title={file}>
                        {count(line)}
                      </td>
                      <td>
                        {reason} <span className="soft">{found.outcomes[outcome]}</span>
                      </td>
                      <td>
                        <code>{[field, value].filter((each) => each !== undefined).join(" = ")}</code>
                      </td>
                      <td>{remedy}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scrolled>
            <Pages cursor={cursor} next={next} />
          </>
        )}
      </Asked>
    </section>
  );
}
