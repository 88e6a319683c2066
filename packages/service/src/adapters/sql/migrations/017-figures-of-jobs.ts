import type { Change } from "./change.js";

/** What a line of a job's log says in numbers, as JSON, so that curves can be drawn of it. */
export const figuresOfJobs: Change = () => ["alter table job_log add column figures_json text"];
