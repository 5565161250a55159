import { firstOf, type Decide, type Gathered } from './journey.js';

/** What an inspector looks at in a published file. */
export interface InspectedFile {
  readonly contributors: readonly { readonly ref: string; readonly constituency: string | null }[];
  readonly sections: readonly InspectedSection[];
  readonly minorityStatements: readonly unknown[];
  readonly record: { readonly entries: readonly InspectedEntry[] };
}

interface InspectedSection {
  readonly key: string;
  readonly attribution: { readonly words: readonly { readonly by: string; readonly words: number }[] };
  readonly positions: readonly {
    readonly constituency: string;
    readonly position: string;
    readonly text: string | null;
    readonly signatories: readonly { readonly at: string }[];
  }[];
}

interface InspectedEntry {
  readonly kind: string;
  readonly at: string;
  /** What each of its words hashes to. */
  readonly commitments: Readonly<Record<string, string>>;
  readonly facts: {
    readonly proposal?: string;
    readonly section?: string;
    readonly decision?: string;
    readonly deciders?: readonly { readonly constituency: string }[];
  };
}

/** Which groups wrote each section. */
export function draftersOf({ sections, contributors }: InspectedFile): unknown[][] {
  const groupOf = new Map(contributors.map(({ ref, constituency }) => [ref, constituency]));
  return sections.map(({ key, attribution }) => [key, attribution.words.map(({ by }) => groupOf.get(by)).sort()]);
}

/** Groups that did not just sign a section: which, how, and what they say. */
export function whoStandsApart({ sections }: InspectedFile): unknown[][] {
  return sections.flatMap(({ key, positions }) =>
    positions
      .filter(({ position }) => position !== 'SIGNED')
      .map(({ constituency, position, text }) => [key, constituency, position, text]),
  );
}

/** Every answer to a suggestion or comment, with the groups of those who decided and which words it commits to. */
export function decisionsIn({ record }: InspectedFile): unknown[][] {
  return record.entries
    .filter(({ kind }) => /^(proposal|comment)[.]answered$/.test(kind))
    .map(({ kind, facts, commitments }) => [
      ...[kind, facts.decision, facts.deciders?.map((one) => one.constituency).sort()],
      Object.keys(commitments).sort(),
    ]);
}

/** When each thing was done and each signature given. */
export function timesIn({ record, sections }: InspectedFile): string[] {
  const signed = sections.flatMap(({ positions }) => positions.flatMap(({ signatories }) => signatories));
  return [...record.entries, ...signed].map(({ at }) => at);
}

/** Why a group did not sign, or signed with a reservation. */
export const DISSENT = 'It says nothing about who comes at night.';
export const RESERVATION = 'We would rather hear of it each quarter.';

/** Care workers do not sign a section, and carers sign another with a reservation. */
export const apartFromOthers: Decide = ({ constituency }, section) => {
  if (constituency === 'WORKFORCE' && section === 'matters') return { position: 'DISSENTED', text: DISSENT };
  if (constituency !== 'CARERS' || section !== 'money') return { position: 'SIGNED', text: null };
  return { position: 'SIGNED_WITH_RESERVATION', text: RESERVATION };
};

/** A suggestion, what became of it and why. */
export const SUGGESTED = {
  section: 'money',
  blockId: 'money-PROVIDERS',
  baseText: 'What providers say about money.',
  proposedText: 'Rates are told two years ahead.',
  reason: 'Nobody can plan wages on a rate that they do not know.',
  answer: 'Providers can plan, and it costs the council nothing.',
} as const;

/** A provider suggests it; the council and the people agree. Gives its id. */
export async function suggestAndAnswer({ sections, travellers }: Gathered): Promise<string> {
  const { section, answer: why, ...change } = SUGGESTED;
  const { suggestion } = await firstOf(travellers, 'PROVIDERS').api.act<{ suggestion: { id: string }; refusals: [] }>(
    'mutation ($input: SuggestChangeInput!) { suggestChange(input: $input) { suggestion { id } refusals { code because } } }',
    { input: { sectionId: sections.get(section), ...change } },
  );
  const proposalId = suggestion.id;
  const { suggestion: answered } = await firstOf(travellers, 'COMMISSIONERS').api.act<{
    suggestion: { putForward: { hash: string }[] };
    refusals: [];
  }>(
    `mutation ($input: GiveAnswerInput!) { giveAnswer(input: $input) {
      suggestion { putForward { hash } } refusals { code because } } }`,
    { input: { proposalId, decision: 'ACCEPTED', reason: why } },
  );
  await firstOf(travellers, 'PEOPLE').api.act(
    'mutation ($input: AgreeWithAnswerInput!) { agreeWithAnswer(input: $input) { refusals { code because } } }',
    { input: { proposalId, seenHash: answered.putForward[0]?.hash } },
  );
  return proposalId;
}

/** What changed in a section since the groups began. */
export const CHANGED = 'The council tells its rates earlier than it wanted to.';

/** A lead of the section says it, and somebody of another group agrees; a co-chair says what the council first opposed. */
export async function sayWhatChanged({ sections, travellers }: Gathered, proposalId: string): Promise<void> {
  const sectionId = sections.get(SUGGESTED.section);
  await firstOf(travellers, 'COMMISSIONERS').api.act(
    'mutation ($input: SayWhatChangedInput!) { sayWhatChanged(input: $input) { refusals { code because } } }',
    { input: { sectionId, text: CHANGED } },
  );
  await firstOf(travellers, 'CARERS').api.act(
    'mutation ($input: AgreeWhatChangedInput!) { agreeWhatChanged(input: $input) { refusals { code because } } }',
    { input: { sectionId, seen: CHANGED } },
  );
  await firstOf(travellers, 'PEOPLE').api.act(
    'mutation ($input: FlagFirstOpposedInput!) { flagFirstOpposed(input: $input) { refusals { code because } } }',
    { input: { proposalId, flag: true } },
  );
}

/** A measure of the power panel. */
export interface Measured {
  readonly key: string;
  readonly tables: readonly { readonly rows: readonly (readonly string[])[] }[];
}
