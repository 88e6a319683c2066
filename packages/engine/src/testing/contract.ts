/** One thing that every implementation of a contract must hold; `check` throws where it does not. No test framework is needed. */
export interface ContractCase {
  readonly name: string;
  check(): void | Promise<void>;
}
