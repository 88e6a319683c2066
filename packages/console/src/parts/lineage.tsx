import type { ModelCard } from "@segue/client";
import type { ReactNode } from "react";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { modelName } from "./model-link.js";
import { RunLink } from "./run-link.js";

/** From what came in to what is answered: each step leads to the next. */
export function Lineage({ card }: { readonly card: ModelCard }) {
  const { one } = useTexts().models;
  const { count, duration, bytes, percent, moment } = useFormats();
  const { data, learned, training, origin, job, served } = card;
  return (
    <section>
      <h2>{one.lineage}</h2>
      <ol className="lineage">
        {data !== null && (
          <Step>
            {data.imports.map(({ name, format, simulated }) => (
              <p key={name}>
                <b>{name}</b> <span className="soft">{simulated ? one.simulated : format}</span>
              </p>
            ))}
            {data.liveEvents > 0 && <p>{one.live(count(data.liveEvents))}</p>}
          </Step>
        )}
        <Step title={one.data}>
          {learned !== null ? (
            <>
              <p>{one.labels(learned.labels, count(learned.classes.length), count(learned.examples))}</p>
              <p className="soft">{learned.reads.join(", ")}</p>
            </>
          ) : data === null ? (
            <p className="soft">{one.unknownData}</p>
          ) : (
            <>
              <p>{one.cleaned(count(data.events), count(data.before))}</p>
              <p className="soft">
                <code>{data.snapshot.slice(0, 12)}</code>
              </p>
            </>
          )}
        </Step>
        <Step title={modelName(card.id)}>
          {origin !== null && <p>{one.broughtFrom(modelName(origin.model), origin.exportedBy)}</p>}
          <p>
            {card.algorithm.name} · {duration(training.seconds.train)} · {bytes(training.bytes)}
          </p>
          <p className="soft">
            {moment(card.createdAt)} {job !== null && <RunLink job={job}>{one.run}</RunLink>}
          </p>
          {card.holds === "histories" && <p className="soft">{one.holds}</p>}
        </Step>
        <Step title={one.answers}>
          {served.length === 0 && <p className="soft">{one.nowhere}</p>}
          {served.map(({ deployment, share }) => (
            <p key={deployment}>
              <b>{deployment}</b> {share < 1 && <span className="soft">{percent(share)}</span>}
            </p>
          ))}
        </Step>
      </ol>
    </section>
  );
}

function Step({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <li>
      {title !== undefined && <h3>{title}</h3>}
      {children}
    </li>
  );
}
