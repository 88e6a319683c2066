import type { Store } from "../../ports/store.js";
import type { FillStore } from "../../ports/whole-store.js";

/** A fresh, empty store, and how to come back to it as a new process would. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Closes the store and opens what it left behind. */
  reopen(): Promise<Store>;
  /** Another store, new, filled with tables; it is closed with this one. */
  filled(...what: Parameters<FillStore>): Promise<Store>;
  /** Closes what is open and removes everything. */
  dispose(): Promise<void>;
}

/** Gives the store of the running test. */
export type Under = () => StoreUnderTest;
