import type { Model } from "@segue/client";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Scrolled } from "./scrolled.js";

type Report = NonNullable<NonNullable<Model["evaluation"]>["labels"]>;

/** Which class was taken for which, and how many of each were found. */
export function Confusion({ report: { byClass, confusion = [] } }: { readonly report: Report }) {
  const { one } = useTexts().models;
  const { count, figure } = useFormats();
  return (
    <section>
      <h2>
        {one.classes} <small>{one.classesHow}</small>
      </h2>
      <Scrolled label={one.classes}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{one.class}</th>
              <th scope="col" className="number">
                {one.recall}
              </th>
              {byClass.map(({ name }) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byClass.map(({ name, recall }, row) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{figure(recall)}</td>
                {byClass.map((said, column) => (
                  <td key={said.name} className={row === column ? "number strong" : "number"}>
                    {count(confusion[row]![column]!)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}
