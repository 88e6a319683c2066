import createFetch from "openapi-fetch";
import type { paths } from "./api.gen.js";
import { asProblem, SegueApiError, unreachable } from "./errors.js";
import type { UploadBody } from "./send-file.js";
import { dataOfEvents } from "./server-events.js";
import { sureFetch } from "./sure-fetch.js";
import type {
  Analysis,
  AnalysisWish,
  Answer,
  AnswerInput,
  Choice,
  Evaluation,
  EventInput,
  ForeignModelInput,
  ImportOptions,
  Job,
  RecommendAllInput,
  Recommendations,
  RecommendQuery,
  SoundAnalysis,
  SoundPicture,
  Training,
  UploadedFile,
} from "./types.js";

export interface ClientOptions {
  /** The service's address, e.g. `http://127.0.0.1:8080`. */
  readonly server: string;
  /** A key made with `segue keys create`; on the service's own machine none is needed. */
  readonly key?: string;
  /** The workspace to act in, for operators; otherwise the key's own. */
  readonly workspace?: string;
}

/** How a job goes on, for a progress bar. */
export type OnProgress = (job: Job) => void;

/**
 * A connection to a Segue service. `api` is the whole API, typed from its OpenAPI document; the other methods are what
 * programs do most. Every failure is a {@link SegueApiError}.
 *
 * @example
 * const segue = connect({ server: "http://127.0.0.1:8080" });
 * await segue.sendEvents([{ user: "ann", track: "t1" }]);
 * const { items } = await segue.recommend("ann", { n: 10 });
 */
export function connect({ server, key, workspace }: ClientOptions) {
  const headers = {
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...(workspace === undefined ? {} : { "segue-workspace": workspace }),
  };
  const api = createFetch<paths>({ baseUrl: server, headers, fetch: sureFetch });

  /** The data of an answer, or the problem as an error. */
  const take = async <T>(call: Promise<{ data?: T; error?: unknown }>): Promise<T> => {
    const { data, error } = await call.catch((cause: unknown) => {
      throw unreachable(server, cause);
    });
    if (error !== undefined || data === undefined) throw new SegueApiError(asProblem(error, server));
    return data;
  };
  const job = (id: string): Promise<Job> => take(api.GET("/v1/jobs/{id}", { params: { path: { id } } })) as Promise<Job>;

  const get = async (path: string, more: Readonly<Record<string, string>> = {}, signal?: AbortSignal): Promise<Response> => {
    const request = { headers: { ...headers, ...more }, ...(signal === undefined ? {} : { signal }) };
    const answer = await fetch(new URL(path, server), request).catch((cause: unknown) => {
      throw unreachable(server, cause);
    });
    if (answer.ok) return answer;
    throw new SegueApiError(asProblem(await answer.json().catch(() => undefined), server));
  };

  const stream = async (path: string): Promise<ReadableStream<Uint8Array>> => {
    const { body } = await get(path);
    if (body !== null) return body as ReadableStream<Uint8Array>;
    throw new SegueApiError(asProblem(undefined, server));
  };

  return {
    server,
    /** What each request bears of who asks; for those who send one by other means. */
    headers: headers as Readonly<Record<string, string>>,
    /** The error that the body of a refusal tells of, and the one of an answer that never came; for the same. */
    refusal: (body: unknown) => new SegueApiError(asProblem(body, server)),
    lost: (cause: unknown) => unreachable(server, cause),
    api,
    take,
    /** The best `n` tracks for a listener as their events stand now. */
    recommend: (user: string, query: RecommendQuery = {}): Promise<Recommendations> =>
      take(api.GET("/v1/users/{id}/recommendations", { params: { path: { id: user }, query } })),
    /** The tracks for a listener, or for a history that is kept nowhere, by any rules. */
    answer: (body: AnswerInput): Promise<Answer> => take(api.POST("/v1/answers", { body })),
    /** Durable when it resolves, and in the next recommendation. */
    sendEvents: (events: readonly EventInput[]) => take(api.POST("/v1/events", { body: { events: [...events] } })),
    /** Sends a file's bytes. */
    async upload(body: UploadBody): Promise<string> {
      // Needs Node's own HTTP, which a page that uploads nothing need not have.
      const { sendFile } = await import("./send-file.js");
      const { status, answer } = await sendFile(new URL("/v1/uploads", server), headers, body).catch((cause: unknown) => {
        throw unreachable(server, cause);
      });
      const { id } = Object(answer) as { id?: string };
      if (status === 201 && id !== undefined) return id;
      throw new SegueApiError(asProblem(answer, server));
    },
    /** Starts an import of uploads. */
    startImport: (body: ImportOptions): Promise<Job> => take(api.POST("/v1/imports", { body })) as Promise<Job>,
    /** Starts the training of a model. */
    startTraining: (body: Training): Promise<Job> => take(api.POST("/v1/models", { body })) as Promise<Job>,
    /** Starts the choice of a model: compares what the data support, tunes, trains and serves the best. */
    choose: (body: Choice = {}): Promise<Job> => take(api.POST("/v1/auto", { body })) as Promise<Job>,
    /** Starts the trial of a model that was made elsewhere, after which it is registered. */
    startAdding: (body: ForeignModelInput): Promise<Job> => take(api.POST("/v1/models/foreign", { body })) as Promise<Job>,
    /** What a model that analyzes says of an upload of sound, of a track, or, where it was made elsewhere, of numbers. */
    analyze: (body: AnalysisWish): Promise<Analysis> => take(api.POST("/v1/analyses", { body })),
    /** What an upload of sound holds: what is written in it, and what it is like as a whole. */
    analyzeSound: (upload: UploadedFile): Promise<SoundAnalysis> => take(api.POST("/v1/analyses/sounds", { body: { upload } })),
    /** Sets of features of an upload of sound, as a file in the safetensors format: a tensor for each, bands × frames. */
    computeFeatures: async (upload: UploadedFile, features: readonly string[]): Promise<Uint8Array> => {
      const body = { upload, features: [...features] };
      const answer = await take(
        api.POST("/v1/analyses/features", { body, parseAs: "arrayBuffer" }) as Promise<{ data?: unknown }>,
      );
      return new Uint8Array(answer as ArrayBuffer);
    },
    /** A picture of an upload of sound, as PNG: its waveform or its spectrogram. */
    drawSound: async (upload: UploadedFile, picture: SoundPicture): Promise<Uint8Array> => {
      const body = { upload, picture };
      const answer = await take(
        api.POST("/v1/analyses/pictures", { body, parseAs: "arrayBuffer" }) as Promise<{ data?: unknown }>,
      );
      return new Uint8Array(answer as ArrayBuffer);
    },
    /** Starts an evaluation. */
    startEvaluation: (body: Evaluation): Promise<Job> => take(api.POST("/v1/evaluations", { body })) as Promise<Job>,
    /** Starts the computation of every listener's list. */
    startRecommendAll: (body: RecommendAllInput = {}): Promise<Job> =>
      take(api.POST("/v1/recommendations", { body })) as Promise<Job>,
    job,
    /** Waits until a job has ended well and gives its result; rejects when it failed or was cancelled. */
    async result<T = unknown>(started: Job, onProgress?: OnProgress): Promise<T> {
      for (let now = started, pause = 20; ; now = await job(started.id), pause = Math.min(250, pause * 1.5)) {
        onProgress?.(now);
        if (now.state === "done") return now.result as T;
        if (now.state === "failed" || now.state === "cancelled") throw ended(now);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    },
    /** The job whenever something changed, the last time when it has ended. */
    async *watch(id: string, signal?: AbortSignal): AsyncGenerator<Job, void> {
      const { body } = await get(`/v1/jobs/${encodeURIComponent(id)}/events`, {}, signal);
      if (body === null) throw new SegueApiError(asProblem(undefined, server));
      for await (const data of dataOfEvents(body)) yield JSON.parse(data) as Job;
    },
    cancel: (id: string): Promise<Job> => take(api.POST("/v1/jobs/{id}/cancel", { params: { path: { id } } })) as Promise<Job>,
    /** Ends the learning of a training that runs: of its network the best epoch so far is kept, and becomes a model. */
    finish: (id: string): Promise<Job> => take(api.POST("/v1/jobs/{id}/finish", { params: { path: { id } } })) as Promise<Job>,
    /** A file that a job made, as a stream; `file` names it where there are several. */
    async output(id: string, file?: string): Promise<ReadableStream<Uint8Array>> {
      const query = file === undefined ? "" : `?file=${encodeURIComponent(file)}`;
      return stream(`/v1/jobs/${encodeURIComponent(id)}/output${query}`);
    },
    /** What there is at a path, as a stream. */
    stream,
    /** What the service shows to a browser at this path, or to whoever reads another kind of text. */
    page: async (path: string, accept = "text/html"): Promise<string> => (await get(path, { accept })).text(),
  };
}

export type SegueClient = ReturnType<typeof connect>;

function ended({ id, kind, state, error }: Job): SegueApiError {
  const told = error ?? { code: `job-${state}`, detail: `The ${kind} was ${state}.`, hint: `See it with: segue jobs show ${id}` };
  return new SegueApiError({ status: 0, title: `The ${kind} ${state === "failed" ? "failed" : "was cancelled"}`, ...told });
}
