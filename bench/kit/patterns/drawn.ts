/** Matrices whose classes are known, for what learns to tell them. */
export interface Drawn {
  readonly classes: readonly string[];
  /** Channels × rows × columns, or rows × columns. */
  readonly shape: readonly number[];
  readonly matrices: readonly Float32Array[];
  /** The class of each, by its number. */
  readonly labels: Int32Array;
}
