/** A PostgreSQL server that is thrown away. */
export interface PostgresServer {
  /** The address of its first database. */
  readonly url: string;
  start(): void;
  /** Stops it as a power cut would. */
  crash(): void;
  remove(): void;
}

export function hasPostgres(): boolean;
export function startPostgres(options?: { readonly hasty?: boolean }): Promise<PostgresServer>;
