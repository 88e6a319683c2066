/** A JSON Schema, as far as requests and answers are made and judged by it. */
export interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly format?: string;
  readonly pattern?: string;
}

/** One operation of the API's document. */
export interface Operation {
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  readonly query: readonly { readonly name: string; readonly required: boolean; readonly schema: Schema }[];
  /** The media type of its body; undefined where it takes none. */
  readonly mime: string | undefined;
  readonly body: Schema | undefined;
  /** The schemas of its answers in JSON, by status. */
  readonly answers: ReadonlyMap<number, Schema>;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

/** The parts of an OpenAPI document that are read. */
export interface Document {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly parameters?: readonly {
              readonly in: string;
              readonly name: string;
              readonly required?: boolean;
              readonly schema: Schema;
            }[];
            readonly requestBody?: Content;
            readonly responses: Readonly<Record<string, Content>>;
          }
        >
      >
    >
  >;
}

/** Every operation of a document. */
export function operationsOf({ paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, responses }]) => {
      const [mime, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
      return {
        method: method.toUpperCase(),
        path,
        query: parameters
          .filter((each) => each.in === "query")
          .map(({ name, required = false, schema }) => ({ name, required, schema })),
        mime: mime ?? (path.endsWith("/uploads") ? "application/octet-stream" : undefined),
        body: content?.schema,
        answers: new Map(
          Object.entries(responses).flatMap(([status, { content: told }]) => {
            const schema = told?.["application/json"]?.schema;
            return schema === undefined || status === "default" ? [] : [[Number(status), schema] as const];
          }),
        ),
      };
    }),
  );
}
