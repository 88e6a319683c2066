import type { Change } from "./change.js";

/** Models that do something else than recommend. */
export const modelTasks: Change = () => [`alter table models add column task text not null default 'recommend'`];
