/** How often a request is sent before its failure is told. */
const TRIES = 4;
/** The pause before the second try, in milliseconds; each later one is twice as long. */
const PAUSE = 250;

/**
 * Sends a request again where its answer got lost or the service said that it is busy. A write gets an idempotency key, so that it
 * happens once however often it had to be sent.
 */
export async function sureFetch(request: Request): Promise<Response> {
  if (request.method !== "GET" && !request.headers.has("idempotency-key"))
    request.headers.set("idempotency-key", globalThis.crypto.randomUUID());
  for (let tries = 1, pause = PAUSE; ; tries++, pause *= 2) {
    const last = tries === TRIES;
    const answer = await fetch(last ? request : request.clone()).catch((thrown: unknown) => {
      if (last || !wasCut(thrown)) throw thrown;
      return undefined;
    });
    if (answer !== undefined && (last || !isEarly(answer))) return answer;
    await answer?.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** The service asks for patience: it is busy, or still carries out the same write. */
const isEarly = ({ status, headers }: Response) => (status === 503 || status === 409) && headers.has("retry-after");

/** The connection was there and broke: what became of the request is not known. */
function wasCut(thrown: unknown): boolean {
  const { code } = Object(Object(thrown).cause) as { code?: string };
  return ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"].includes(code ?? "");
}
