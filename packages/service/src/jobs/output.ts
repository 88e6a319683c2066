import { join } from "node:path";

/** Where a job leaves the file that it makes. */
export const outputFile = (data: string, job: string) => join(data, "outputs", `${job}.csv`);
