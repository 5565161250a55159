import { groupOf, type Constituency } from './constituency.js';
import type { Refusal } from './refusal.js';

/** The form of a name that its bearer chose. */
export type DisplayForm = 'full-name' | 'first-name' | 'chosen-name' | 'group-only';

/** To whom a name may be shown, beside the bearer: their own group, everyone who writes the statement, everyone. */
export type DisplayAudience = 'own-group' | 'writers' | 'everyone';

/** A member's name and how they want it shown. */
export interface NamedMember {
  readonly fullName: string;
  readonly chosenName: string | null;
  readonly organisation: string | null;
  readonly supportedBy: string | null;
  readonly constituency: Constituency | null;
  readonly numberInGroup: number;
  readonly headcount: number;
  readonly kind: 'person' | 'joint' | 'organisation' | 'group';
  readonly form: DisplayForm;
  readonly audience: DisplayAudience;
}

/** Who looks: someone who writes the statement with us, and their group; or anybody at all. */
export type Reader = { readonly constituency: Constituency | null } | 'everyone';

/** What a member is set to until they choose: care workers, carers and people who draw on care start without a name. */
export function defaultDisplay(constituency: Constituency | null): { form: DisplayForm; audience: DisplayAudience } {
  return constituency !== null && WITHOUT_A_NAME.has(constituency)
    ? { form: 'group-only', audience: 'own-group' }
    : { form: 'full-name', audience: 'everyone' };
}

const WITHOUT_A_NAME: ReadonlySet<Constituency> = new Set(['PEOPLE', 'CARERS', 'WORKFORCE', 'PUBLIC']);

/** How somebody asks to be shown. */
export interface DisplayRequest {
  readonly form: DisplayForm;
  readonly audience: DisplayAudience;
  readonly chosenName: string | null;
}

/** Says why somebody cannot be shown so; empty when they can (R29). */
export function whyNotDisplay({ form, audience, chosenName }: DisplayRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (!FORMS.has(form)) {
    refusals.push({ code: 'display.form', because: 'Choose how we show you: one of the four ways.' });
  }
  if (!AUDIENCES.has(audience)) {
    refusals.push({ code: 'display.audience', because: 'Choose who may see your name: one of the three answers.' });
  }
  const name = chosenName?.trim() ?? '';
  if (form === 'chosen-name' && name === '') {
    refusals.push({ code: 'display.chosen-name', because: 'Write down the name that you want us to show.' });
  }
  if (name.length > LONGEST_NAME) {
    const because = `Write down a shorter name: at most ${LONGEST_NAME} letters.`;
    refusals.push({ code: 'display.chosen-name', because });
  }
  return refusals;
}

const FORMS: ReadonlySet<string> = new Set<DisplayForm>(['full-name', 'first-name', 'chosen-name', 'group-only']);
const AUDIENCES: ReadonlySet<string> = new Set<DisplayAudience>(['own-group', 'writers', 'everyone']);
const LONGEST_NAME = 100;

/** The name that a reader may see, or null when they may see the group only (docs/rules.md, 7; R9). */
export function nameFor(member: NamedMember, reader: Reader): string | null {
  if (member.form === 'group-only' || !mayRead(member, reader)) return null;
  const name = [nameIn(member), ...(showsOrganisation(member) ? [member.organisation] : [])].join(', ');
  const supported = member.supportedBy ? `, supported by ${withArticle(member.supportedBy)}` : '';
  const many = member.kind === 'group' ? ` (${member.headcount} people)` : '';
  return `${name}${many}${member.kind === 'group' ? '' : supported}`;
}

/** A label that stays the same, so that threads can be followed without a name: "Care worker 3". */
export function stableLabel({
  constituency,
  numberInGroup,
}: Pick<NamedMember, 'constituency' | 'numberInGroup'>): string {
  return constituency === null ? `Member ${numberInGroup}` : `${groupOf(constituency).one} ${numberInGroup}`;
}

function mayRead({ audience, constituency }: NamedMember, reader: Reader): boolean {
  if (audience === 'everyone') return true;
  if (reader === 'everyone') return false;
  return audience === 'writers' || (constituency !== null && constituency === reader.constituency);
}

function nameIn({ form, fullName, chosenName }: NamedMember): string {
  if (form === 'chosen-name') return chosenName ?? fullName;
  return form === 'first-name' ? firstNames(fullName) : fullName;
}

/** "Ruth and Alan" take part as one: their names have no last part to leave out. */
function firstNames(fullName: string): string {
  const [first = fullName] = fullName.split(/\s+/);
  return / and /.test(fullName) ? fullName : first;
}

function showsOrganisation({ organisation, kind }: NamedMember): boolean {
  return organisation !== null && kind !== 'organisation' && kind !== 'group';
}

function withArticle(role: string): string {
  return /^(a|an|the|their|his|her) /i.test(role) ? role : `${/^[aeiou]/i.test(role) ? 'an' : 'a'} ${role}`;
}
