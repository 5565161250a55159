/** A reason why a person may not do something now. All reasons are given at once. */
export interface Refusal {
  /** Stable, dotted, for programs and tests: `edit.locked`. */
  readonly code: string;
  /** A whole sentence for the person, with what to do. */
  readonly because: string;
}
