/** Somebody of the demo whom a visitor can be, as the register offers them. */
export interface DemoPerson {
  /** What `POST /demo/sign-in` takes as `person`. */
  readonly key: string;
  readonly name: string;
  /** The label of their group; empty for those of none. */
  readonly group: string;
  /** What they do, in a few words: "Commissioner. Co-chair. Signs for the group." */
  readonly does: string;
}

/** Injection token: people whom a visitor can be; empty while the demo is off. The demo provides it everywhere. */
export const DEMO_PEOPLE = Symbol('DEMO_PEOPLE');
