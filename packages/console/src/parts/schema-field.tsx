import { type ReactNode, useId } from "react";
import { type Parameter, type Wrong, written } from "../api/parameters.js";
import type { Texts } from "../texts/en/index.js";
import { type Formats, useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

interface FieldProps {
  readonly parameter: Parameter;
  /** What stands in it; undefined where it is as usual. */
  readonly text: string | undefined;
  readonly wrong: Wrong | undefined;
  /** undefined: as usual again. */
  readonly change: (text: string | undefined) => void;
}

/** One parameter: what it does, what it may be, what it usually is, and what is wrong with what was written. */
export function SchemaField({ parameter, text, wrong, change }: FieldProps) {
  const { form } = useTexts().models;
  const formats = useFormats();
  const id = useId();
  const range = rangeText(parameter, form, formats);
  const usual = written(parameter, parameter.usual);
  return (
    <div className="field" data-changed={text !== undefined}>
      <div>
        <label htmlFor={id}>{parameter.name}</label>
        <p className="soft" id={`${id}-help`} lang="en">
          {parameter.description}
        </p>
      </div>
      <div>
        <Control id={id} parameter={parameter} value={text ?? usual} wrong={wrong} change={change} />
        <p className="soft">
          {[range, form.usual(usual.length > 40 ? `${usual.slice(0, 40)}…` : usual || "—")].filter(Boolean).join(" · ")}{" "}
          {text !== undefined && (
            <button type="button" className="link" aria-label={form.resetOf(parameter.name)} onClick={() => change(undefined)}>
              {form.reset}
            </button>
          )}
        </p>
        <p className="wrong" id={`${id}-wrong`} role="alert">
          {wrong === undefined ? "" : wrong === "range" ? form.wrong.range(range ?? "") : form.wrong[wrong]}
        </p>
      </div>
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly parameter: Parameter;
  readonly value: string;
  readonly wrong: Wrong | undefined;
  readonly change: (text: string) => void;
}

function Control({ id, parameter: { kind, choices }, value, wrong, change }: ControlProps): ReactNode {
  const told = { id, "aria-describedby": `${id}-help ${id}-wrong`, "aria-invalid": wrong !== undefined };
  if (kind === "choice")
    return (
      <select {...told} className="input" value={value} onChange={(event) => change(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  if (kind === "switch")
    return (
      <input
        {...told}
        type="checkbox"
        checked={value === "true"}
        onChange={(event) => change(String(event.currentTarget.checked))}
      />
    );
  if (kind === "json")
    return (
      <textarea
        {...told}
        className="input"
        rows={3}
        spellCheck={false}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      />
    );
  const numeric = kind === "number" || kind === "integer";
  return (
    <input
      {...told}
      className="input"
      inputMode={numeric ? "decimal" : "text"}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

function rangeText({ minimum, maximum }: Parameter, form: Texts["models"]["form"], { figure }: Formats): string | undefined {
  if (minimum !== undefined && maximum !== undefined) return form.range(figure(minimum), figure(maximum));
  if (minimum !== undefined) return form.from(figure(minimum));
  return maximum === undefined ? undefined : form.upTo(figure(maximum));
}
