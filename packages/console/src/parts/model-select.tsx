import { modelName } from "./model-link.js";

interface ModelSelectProps {
  readonly label: string;
  readonly ids: readonly string[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** Chooses one of the models. */
export function ModelSelect({ label, ids, chosen, choose }: ModelSelectProps) {
  return (
    <label className="inline">
      <b>{label}</b>{" "}
      <select className="input" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        {ids.map((id) => (
          <option key={id} value={id}>
            {modelName(id)}
          </option>
        ))}
      </select>
    </label>
  );
}
