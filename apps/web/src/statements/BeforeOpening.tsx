import { groupOf } from '#concordat';
import { FORMATS, type Format } from '#deliberation';
import { listedInSentence } from '#reading';
import { Link } from 'react-router';
import { dayInWords } from '../deliberation/in-words.js';
import type { Scope } from './StatementScope.js';

type Opening = NonNullable<Scope['statement']['nextStages'][number]['opening']>;

/**
 * What both co-chairs look at before they open comments: how much is ready, what is owed to whom, and who could begin (R11).
 * Which sections are not ready stands with what has to be done first.
 */
export function BeforeOpening({ opening, isMember }: { opening: Opening; isMember: boolean }) {
  const { sections, formats, easyReadOf } = opening;
  const ready = sections.filter((section) => section.ready);
  return (
    <>
      <h4 className="govuk-heading-s">Sections</h4>
      <p className="govuk-body">
        {ready.length} of {sections.length} sections are ready.
      </p>
      <h4 className="govuk-heading-s">Formats that people are owed</h4>
      <List of={formats.map(formatInWords)} />
      {easyReadOf.length > 0 ? (
        <p className="govuk-body">Easy Read is owed at least of: {easyReadOf.join('; ')}.</p>
      ) : null}
      {isMember ? (
        <p className="govuk-body">
          <Link className="govuk-link" to="comments">
            Say when a format is there
          </Link>
        </p>
      ) : null}
      <h4 className="govuk-heading-s">If you open comments today</h4>
      <List of={opening.clocks.map(clockInWords)} />
    </>
  );
}

function formatInWords({ format, constituency, readyOn }: Opening['formats'][number]): string {
  const is = readyOn === null ? 'not there yet' : `there since ${dayInWords(readyOn)}`;
  return `${upperFirst(named(format))} for ${groupOf(constituency).label}: ${is}`;
}

function clockInWords({ constituency, closesOn, waitsFor }: Opening['clocks'][number]): string {
  const { label } = groupOf(constituency);
  if (closesOn !== null) return `${label} can comment until the end of ${dayInWords(closesOn)}`;
  const are = waitsFor.length === 1 ? 'is' : 'are';
  return `${label} can start only when ${listedInSentence(waitsFor.map(named))} ${are} there. Their last day moves with it`;
}

function named(format: string): string {
  return FORMATS[format as Format] ?? format;
}

function upperFirst(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function List({ of }: { of: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {of.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}
