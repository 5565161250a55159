import type { Council } from '../../membership/council.entity.js';
import { BackLink, ErrorSummary, InsetText } from '../../platform/pages/components.js';
import { NotKept } from '../../platform/pages/not-kept.js';
import { page } from '../../platform/pages/page.js';
import { ANSWER_WORDS } from '../answer-words.js';
import type { CouncilProposal } from '../proposing.entity.js';
import type { AnswerForm } from './answer.page.js';
import { pathOfDesk } from './desk.page.js';

interface AnsweredPage {
  readonly council: Council;
  readonly proposal: CouncilProposal;
  readonly form: AnswerForm;
  readonly demo: boolean;
  readonly signedIn: boolean;
}

/** A proposal that has its answer, for an officer who comes after it; what they wrote themselves is not lost. */
export function answeredPage({ council, proposal, form, ...visitor }: AnsweredPage): string {
  const { title, answer, reason } = proposal;
  return page({
    ...visitor,
    title: `Answered: ${title}`,
    nav: 'workspace',
    noindex: true,
    errors: form.problems.length > 0,
    children: (
      <>
        <BackLink href={pathOfDesk(council)}>Proposals to answer</BackLink>
        <ErrorSummary errors={form.problems} />
        <h1 className="govuk-heading-xl">{title}</h1>
        <h2 className="govuk-heading-m" id="answer">
          The answer of the council
        </h2>
        <InsetText>
          <strong>{answer ? ANSWER_WORDS[answer] : 'The council does not show it.'}</strong>{' '}
          <span className="cp-own-lines">{reason}</span>
        </InsetText>
        <NotKept wrote={[{ label: 'Your reason', words: form.reason }]} />
      </>
    ),
  });
}
