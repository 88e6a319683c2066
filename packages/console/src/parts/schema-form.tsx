import { type Parameter, readParameter, type Wrong } from "../api/parameters.js";
import { SchemaField } from "./schema-field.js";

/** Texts of those fields that are not as usual, by name. */
export type Written = Readonly<Record<string, string>>;

interface FormProps {
  readonly parameters: readonly Parameter[];
  readonly texts: Written;
  readonly change: (texts: Written) => void;
}

/** The parameters of an algorithm as a form, made from their schema. */
export function SchemaForm({ parameters, texts, change }: FormProps) {
  const { wrong } = readForm(parameters, texts);
  return (
    <div className="fields">
      {parameters.map((parameter) => (
        <SchemaField
          key={parameter.name}
          parameter={parameter}
          text={texts[parameter.name]}
          wrong={wrong[parameter.name]}
          change={(text) => {
            const { [parameter.name]: _, ...others } = texts;
            change(text === undefined ? others : { ...others, [parameter.name]: text });
          }}
        />
      ))}
    </div>
  );
}

/** What was written as values, and what of it is wrong. */
export function readForm(parameters: readonly Parameter[], texts: Written) {
  const config: Record<string, unknown> = {};
  const wrong: Record<string, Wrong> = {};
  for (const parameter of parameters) {
    const text = texts[parameter.name];
    if (text === undefined) continue;
    const read = readParameter(parameter, text);
    if ("wrong" in read) wrong[parameter.name] = read.wrong;
    else config[parameter.name] = read.value;
  }
  return { config, wrong };
}
