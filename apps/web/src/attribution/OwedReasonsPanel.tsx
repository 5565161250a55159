import { groupOf } from '#concordat';
import { useEffect, useRef } from 'react';
import { useAnnouncements } from '../ui/announcements.js';
import { countedWords } from './carried-in-words.js';
import { RemovalQuote } from './RemovalQuote.js';
import { SayWhy } from './SayWhy.js';
import type { OwedReasons, OwedRemoval } from './useOwedReasons.js';

/** How many are asked at once; the others are in the list of who wrote this. */
const SHOWN = 3;

/** Beside the text, while it can be typed on: why did you take out words of another group? Stays until answered (R8). */
export function OwedReasonsPanel({ sectionId, owed }: { readonly sectionId: string; readonly owed: OwedReasons }) {
  const { removals, typed, type, again } = owed;
  useSaidOnce(removals);
  if (removals.length === 0) return null;
  const more = removals.length - SHOWN;
  const explained = (): void => {
    backToText();
    again();
  };
  return (
    <section className="govuk-inset-text" aria-labelledby="owed-reasons">
      <h2 className="govuk-heading-s" id="owed-reasons">
        Say why you took words out
      </h2>
      <p className="govuk-body">You can go on writing. If you did not mean it, “Undo” puts back what you just did.</p>
      {removals.slice(0, SHOWN).map((removal) => (
        <SayWhy
          key={removal.id}
          {...{ sectionId, id: removal.id }}
          field={`owed-${removal.id.slice(0, 8)}`}
          label={`${inWords(removal)} Why?`}
          button="Save reason"
          words={<RemovalQuote {...removal} />}
          reason={typed[removal.id] ?? ''}
          onChange={(reason) => type(removal.id, reason)}
          onExplained={explained}
        />
      ))}
      {more > 0 ? (
        <p className="govuk-body">
          <a className="govuk-link" href="#who">
            {more} more in “Who wrote this”
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** "You took out 14 words that Carer 1 (Unpaid carers and family members) wrote." */
function inWords({ words, shownAs, constituency }: OwedRemoval): string {
  const group = constituency === '' ? '' : ` (${groupOf(constituency).label})`;
  return `You took out ${countedWords(words)} that ${shownAs}${group} wrote.`;
}

/** The button that was pressed is gone: focus goes to where the writing goes on. */
function backToText(): void {
  const heading = document.querySelector<HTMLElement>('h1');
  (document.getElementById('section-text') ?? heading)?.focus();
}

/** Says each question once, at a quiet moment. Focus stays where it is. */
function useSaidOnce(removals: readonly OwedRemoval[]): void {
  const { say } = useAnnouncements();
  const said = useRef(new Set<string>());
  useEffect(() => {
    const fresh = removals.filter(({ id }) => !said.current.has(id));
    for (const { id } of fresh) said.current.add(id);
    const [newest] = fresh;
    if (newest) say(`${inWords(newest)} Say why, below the text.`);
  }, [removals, say]);
}
