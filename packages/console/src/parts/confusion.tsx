import type { Model } from "@segue/client";
import type { CSSProperties } from "react";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { NumberHeads } from "./number-heads.js";
import { Scrolled } from "./scrolled.js";

type Report = NonNullable<NonNullable<Model["evaluation"]>["labels"]>;

/** Which class was taken for which, and how many of each were found. */
export function Confusion({ report: { byClass, confusion = [] } }: { readonly report: Report }) {
  const { one } = useTexts().models;
  const { count, percent } = useFormats();
  return (
    <section>
      <h2>
        {one.classes} <small>{one.classesHow}</small>
      </h2>
      <Scrolled label={one.classes}>
        <table className="table confusion">
          <thead>
            <tr>
              <th scope="col">{one.class}</th>
              <th scope="col" className="number">
                {one.recall}
              </th>
              <NumberHeads names={byClass.map(({ name }) => name)} />
            </tr>
          </thead>
          <tbody>
            {byClass.map(({ name, recall, examples }, row) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{percent(recall)}</td>
                {byClass.map((said, column) => {
                  const many = confusion[row]![column]!;
                  const share = many / Math.max(1, examples);
                  return (
                    <td
                      key={said.name}
                      className={row === column ? "number strong" : "number"}
                      style={{ "--share": `${Math.round(60 * share)}%` } as CSSProperties}
                    >
                      {many === 0 ? <span className="nought">0</span> : count(many)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}
