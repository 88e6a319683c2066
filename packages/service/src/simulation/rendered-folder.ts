import { join } from "node:path";
import type { Config } from "../config.js";

/** Below which lies what was rendered here, a folder a workspace. */
export const renderedFolder = ({ data }: Pick<Config, "data">, workspace?: string): string =>
  join(data, "rendered", ...(workspace === undefined ? [] : [workspace]));
