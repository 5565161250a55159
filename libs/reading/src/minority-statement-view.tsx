import { creditInWords, creditsOf, type Contributors } from './contributors.js';
import { GroupChip } from './group-chip.js';
import type { OwnWords } from './own-words.js';
import { aboutDraftInWords, dateInWords } from './words.js';

interface Props extends OwnWords {
  readonly who: Contributors;
}

/** The words of those who do not agree, as they wrote them, with the one reply (R19). Nobody else can edit or move them. */
export function MinorityStatementView({ words, earlierDraft, who }: Props) {
  const { id, title, text, signedBy, constituency, at, reply } = words;
  const credits = creditsOf(signedBy, who).map(creditInWords).join(', ');
  return (
    <div className="govuk-inset-text cp-minority" id={`minority-${id}`}>
      <h3 className="govuk-heading-s">{/^in our own words/i.test(title) ? title : `In our own words: ${title}`}</h3>
      {earlierDraft === null ? null : <p className="govuk-body">{aboutDraftInWords(earlierDraft)}</p>}
      <Lines text={text} />
      <p className="cp-source">
        {credits || who.labelOf(constituency)} <GroupChip code={constituency} /> {dateInWords(at)}
      </p>
      {reply ? (
        <div className="cp-minority__reply">
          <h4 className="govuk-heading-s">The reply</h4>
          <Lines text={reply.text} />
          <p className="cp-source">
            {creditsOf([reply.by], who).map(creditInWords).join('') || who.labelOf(reply.constituency)}{' '}
            <GroupChip code={reply.constituency} /> {reply.at ? dateInWords(reply.at) : null}
          </p>
        </div>
      ) : null}
    </div>
  );
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n+/).map((line, index) => (
        <p className="govuk-body" key={index}>
          {line}
        </p>
      ))}
    </>
  );
}
