import type { Import } from "@segue/client";
import { Link } from "@tanstack/react-router";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Scrolled } from "./scrolled.js";

/** Every import, the newest first. */
export function ImportTable({ imports }: { readonly imports: readonly Import[] }) {
  const { imports: texts } = useTexts().data;
  const { count, ago } = useFormats();
  const rows = [...imports].reverse();
  return (
    <section>
      <h2>{texts.title}</h2>
      {rows.length === 0 ? (
        <p className="soft">{texts.live}</p>
      ) : (
        <Scrolled label={texts.title}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{texts.name}</th>
                <th scope="col">{texts.format}</th>
                <th scope="col" className="number">
                  {texts.kept}
                </th>
                <th scope="col" className="number">
                  {texts.left}
                </th>
                <th scope="col" className="number">
                  {texts.when}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, name, format, rows: { kept, left }, createdAt }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to="/imports/$id" params={{ id }} search={({ as }) => ({ as })}>
                      {name}
                    </Link>
                  </th>
                  <td>{format}</td>
                  <td className="number">{count(kept)}</td>
                  <td className="number">{count(left)}</td>
                  <td className="number">{ago(createdAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
    </section>
  );
}
