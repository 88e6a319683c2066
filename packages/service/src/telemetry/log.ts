import { type DestinationStream, type Logger, type LoggerOptions, pino } from "pino";
import { visibleJson, visibleWhenShown } from "../visible.js";
import { quietError } from "./quiet-error.js";

/**
 * The log, in JSON lines on stderr; for people on a terminal. No line names a person: requests are told by their route, errors without
 * their message. No line steers a terminal, whatever strangers called their things.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const pretty = destination === undefined && process.stderr.isTTY;
  const hooks = { ...QUIET.hooks, streamWrite: pretty ? visibleWhenShown : visibleJson };
  const options = { ...QUIET, level, hooks };
  if (pretty) return pino({ ...options, transport: { target: "pino-pretty", options: { destination: 2 } } });
  return pino(options, destination ?? pino.destination({ dest: 2, sync: true }));
}

const QUIET: LoggerOptions = {
  base: null,
  serializers: {
    err: (thrown: unknown) => quietError(thrown),
    // What the web framework would tell: addresses and headers.
    req: ({ method }: { method?: unknown }) => ({ method }),
    res: ({ statusCode }: { statusCode?: unknown }) => ({ statusCode }),
  },
  hooks: {
    logMethod(given, method) {
      const [first, said, ...more] = given as unknown[];
      // Without a text of its own a line would get the error's message.
      const error = first instanceof Error ? first : (Object(first) as { err?: unknown }).err;
      if (error === undefined || (typeof said === "string" && first !== error)) return method.apply(this, given);
      const line: unknown[] = [first === error ? { err: first } : first, "an error", ...more];
      return method.apply(this, line as typeof given);
    },
  },
};
