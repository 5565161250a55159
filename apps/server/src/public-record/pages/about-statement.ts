import type { StatementId } from '#concordat';

/** What every page beside a published statement knows. */
export interface AboutStatement {
  readonly id: StatementId;
  readonly title: string;
  /** Address of the statement itself. */
  readonly path: string;
  readonly demo: boolean;
  readonly signedIn: boolean;
}
