import { DOCUMENT_STATE_WORDS, groupOf, type SectionId } from '#concordat';
import { commentClock, FORMATS, type Format, type GroupClock } from '#deliberation';
import { counted, dateInWords, GroupName, listedInSentence } from '#reading';
import { Breadcrumbs, InsetText } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { OpenDraft } from '../open-draft.reader.js';

/** Who looks at a page, and whether this is the demonstration. */
export interface Visitor {
  readonly demo: boolean;
  readonly signedIn: boolean;
}

interface DraftPage extends Visitor {
  readonly draft: OpenDraft;
  /** Comments that anybody can read, by section. */
  readonly counts: ReadonlyMap<SectionId, number>;
}

/** What the address of a statement is made of. */
export interface StatementAddress {
  readonly council: { readonly slug: string };
  readonly slug: string;
}

/** Where a draft stands open. */
export function pathOf({ council, slug }: StatementAddress): string {
  return `/have-your-say/${council.slug}/${slug}`;
}

/** Where everybody reads the suggestions for a statement, which a later slice shows. */
export function pathOfSuggestions({ council, slug }: StatementAddress): string {
  return `/suggestions/${council.slug}/${slug}`;
}

/** "Have your say": until when each group can comment, and the sections. */
export function draftPage({ draft, counts, ...visitor }: DraftPage): string {
  const isOpen = draft.state === 'COMMENT';
  return page({
    ...visitor,
    title: `Have your say: ${draft.title}`,
    nav: 'statements',
    before: <Breadcrumbs items={[{ href: '/', text: 'Statements' }]} />,
    children: (
      <>
        <span className="govuk-caption-xl">{draft.council.name}</span>
        <h1 className="govuk-heading-xl">Have your say: {draft.title}</h1>
        <p className="govuk-body-l">
          {isOpen
            ? 'This is a draft. The groups who wrote it want to know what you think, while it can still change.'
            : 'Comments have closed. Here is what people said, and how the groups answered.'}
        </p>
        {isOpen ? (
          <p className="govuk-body">
            You need no account. Whoever asks for a change gets an answer with a reason, on this page. Two people of
            different groups decide it together.
          </p>
        ) : (
          <InsetText>Now: {DOCUMENT_STATE_WORDS[draft.state]}.</InsetText>
        )}
        {isOpen ? <Times draft={draft} /> : null}
        <h2 className="govuk-heading-l">Sections</h2>
        <ol className="govuk-list govuk-list--number cp-results">
          {draft.sections.map(({ id, key, title }) => (
            <li key={id}>
              <a className="govuk-link" href={`${pathOf(draft)}/${key}`}>
                {title}
              </a>{' '}
              ({counted(counts.get(id) ?? 0, 'comment')})
            </li>
          ))}
        </ol>
        <p className="govuk-body">
          <a className="govuk-link" href={pathOfSuggestions(draft)}>
            Read what people suggested for each section, and the answers
          </a>
        </p>
        <h2 className="govuk-heading-m">Other ways to take part</h2>
        <p className="govuk-body">
          You can print any section and write on it, ring, or ask for another format. {draft.council.contact}
        </p>
      </>
    ),
  });
}

/** Each group has its own last day: nobody's time runs before they can read the draft (R11). */
function Times({ draft }: { draft: OpenDraft }) {
  return (
    <>
      <h2 className="govuk-heading-l">Until when</h2>
      <p className="govuk-body">
        Each group has {draft.time.days} days from when its people can read the draft in the formats they need.
      </p>
      <dl className="govuk-summary-list">
        {draft.groups.map((group) => (
          <div className="govuk-summary-list__row" key={group}>
            <dt className="govuk-summary-list__key">
              <GroupName code={group} />
            </dt>
            <dd className="govuk-summary-list__value">{untilWhen(commentClock(draft.time, group), draft.time)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The time of a group in words. */
export function untilWhen(
  { startsOn, closesOn, waitsFor }: GroupClock,
  { opensOn }: Pick<OpenDraft['time'], 'opensOn'>,
): string {
  if (startsOn !== null && closesOn !== null) {
    const until = `Until the end of ${dateInWords(closesOn)}`;
    // A later start is what makes the last day of a group differ, so it stands beside it.
    return startsOn > opensOn ? `${until}. Started on ${dateInWords(startsOn)}, when the formats were there.` : until;
  }
  const missing = waitsFor.map((format) => FORMATS[format as Format] ?? format);
  return `Not started yet: waiting for ${listedInSentence(missing)}. You can comment now all the same.`;
}

/** How somebody of a group is called in a list of choices. */
export function groupChoice(code: string): { value: string; label: string } {
  return { value: code, label: code === 'PUBLIC' ? 'None of these, or I would rather not say' : groupOf(code).label };
}
