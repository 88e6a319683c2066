import type { Change } from "./change.js";

/** A count of the changes of what decides which models answer, by which those who keep that in memory see that it is old. */
export const serving: Change = ({ integer }) => [`alter table revisions add column served ${integer} not null default 0`];
