import { Type } from "typebox";
import { type Config, configSchema } from "../../../config.js";
import { VERSION } from "../../../version.js";
import { needOperator } from "../../operator.js";
import { defineRoute } from "../../route.js";

const value = Type.Union([Type.String(), Type.Number()]);

export default defineRoute({
  method: "GET",
  url: "/v1/settings",
  operation: "listSettings",
  tag: "settings",
  summary: "By which settings the service runs; they are changed on the command line, in the environment or in segue.toml",
  scope: "admin",
  schemas: {},
  answer: {
    status: 200,
    schema: Type.Object({
      version: Type.String({ description: "Of Segue" }),
      items: Type.Array(
        Type.Object({
          id: Type.String(),
          value: Type.Union([value, Type.Null()], { description: "Null: not set" }),
          standard: Type.Union([value, Type.Null()]),
          description: Type.String(),
        }),
      ),
    }),
  },
  async handle({ caller }, { services: { config } }) {
    needOperator(caller);
    return { version: VERSION, items: Object.keys(configSchema.properties).map((id) => settingOf(config, id as keyof Config)) };
  },
});

function settingOf(config: Config, id: keyof Config) {
  // Whatever the kind of a setting, its schema says what it does and, but for one, what it usually is.
  const { description, default: standard } = configSchema.properties[id] as unknown as Described;
  return { id, value: shown(config, id), standard: standard ?? null, description };
}

interface Described {
  readonly description: string;
  readonly default?: string | number;
}

/** The address of a database has its password in it. */
function shown(config: Config, id: keyof Config): string | number | null {
  const set = config[id] ?? null;
  return id === "database" && typeof set === "string" && set.includes("://") ? new URL(set).protocol.replace(":", "") : set;
}
