import { useQuery } from "@tanstack/react-query";
import { logQuery } from "../api/jobs.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Curve } from "./curve.js";

/** How a training went on, epoch by epoch; nothing where its job told of none. */
export function LearningCurve({ job, live = false }: { readonly job: string; readonly live?: boolean }) {
  const { client } = useSession();
  const { one, curve } = useTexts().models;
  const { figure } = useFormats();
  const { data } = useQuery({ ...logQuery(client, job, live), retry: false });
  const epochs = data?.items.flatMap(({ figures }) => (figures?.epoch === undefined ? [] : [figures])) ?? [];
  const last = epochs.at(-1);
  if (last?.epoch === undefined) return null;
  const points = (name: string) =>
    epochs.flatMap((each) => (each[name] === undefined ? [] : [{ x: each.epoch!, y: each[name] }]));
  const loss = points("loss");
  const mrr = points("mrr@20");
  const best = mrr.reduce((a, b) => (b.y > a.y ? b : a), mrr[0] ?? { x: 0, y: 0 });
  return (
    <section>
      <h2>{one.curve}</h2>
      <p className="soft">
        {loss.length > 0 && curve.said(curve.loss, figure(loss.at(-1)!.y), figure(last.epoch))}{" "}
        {mrr.length > 0 && `${curve.mrr}: ${curve.best(figure(best.y), figure(best.x))}.`}
      </p>
      <div className="curves">
        <Curve label={curve.loss} points={loss} until={last.epochs ?? last.epoch} />
        {mrr.length > 0 && <Curve label={curve.mrr} points={mrr} until={last.epochs ?? last.epoch} marked={best.x} />}
      </div>
      <details>
        <summary>{curve.table}</summary>
        <table className="table">
          <thead>
            <tr>
              {[curve.epoch, curve.loss, ...(mrr.length > 0 ? [curve.mrr] : [])].map((name) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {loss.map(({ x, y }, i) => (
              <tr key={x}>
                <td className="number">{figure(x)}</td>
                <td className="number">{figure(y)}</td>
                {mrr.length > 0 && <td className="number">{mrr[i] === undefined ? "—" : figure(mrr[i].y)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
