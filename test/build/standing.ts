/** Where a statement stands, and what can open next. */
export interface Standing {
  readonly state: string;
  readonly slug: string;
  readonly council: { readonly slug: string };
  readonly nextStages: readonly {
    readonly to: string;
    readonly turnedBy: string[];
    readonly blockedBy: { code: string; because: string }[];
    readonly opening: Times | null;
  }[];
}

/** When the groups can comment. */
export interface Times {
  readonly clocks: readonly {
    constituency: string;
    startsOn: string | null;
    closesOn: string | null;
    waitsFor: string[];
  }[];
  readonly formats: readonly { id: string; format: string }[];
}
