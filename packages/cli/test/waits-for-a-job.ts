const ASKED = /^segue_http_requests_total\{.*route="\/v1\/jobs\/:id".*\} (\d+)$/gm;

/**
 * Whether a command waits for a job of the service, so that Ctrl-C cancels the job; a moment earlier it would end only the command. It asks for the job
 * again and again then, and once at most before.
 */
export async function waitsForAJob(url: string): Promise<boolean> {
  const metrics = await (await fetch(new URL("/metrics", url))).text();
  return [...metrics.matchAll(ASKED)].reduce((sum, [, times]) => sum + Number(times), 0) >= 2;
}
