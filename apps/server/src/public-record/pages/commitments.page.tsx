import { groupOf } from '#concordat';
import { counted, dateInWords, GroupName } from '#reading';
import type { FollowedCommitment } from '../../commitments/commitments.reader.js';
import { Breadcrumbs } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { AboutStatement } from './about-statement.js';

/** What each group will do, by when, how all will know, and how far it has come. */
export function commitmentsPage({
  title,
  path,
  commitments,
  demo,
  signedIn,
}: AboutStatement & { readonly commitments: readonly FollowedCommitment[] }): string {
  const groups = [...new Set(commitments.map(({ constituency }) => constituency))].sort((a, b) =>
    groupOf(a).label.localeCompare(groupOf(b).label),
  );
  const done = commitments.filter(({ isDone }) => isDone).length;
  return page({
    demo,
    signedIn,
    title: `What each group will do: ${title}`,
    nav: 'statements',
    before: (
      <Breadcrumbs
        items={[
          { href: '/', text: 'Statements' },
          { href: path, text: title },
        ]}
      />
    ),
    children: (
      <>
        <span className="govuk-caption-xl">{title}</span>
        <h1 className="govuk-heading-xl">What each group will do</h1>
        <p className="govuk-body-l">
          {commitments.length === 0
            ? 'No group has said yet what it will do.'
            : `${counted(commitments.length, 'commitment')} by ${counted(groups.length, 'group')}. Done so far: ${done}.`}
        </p>
        {groups.map((code) => (
          <section key={code} aria-labelledby={`by-${code}`}>
            <h2 className="govuk-heading-l" id={`by-${code}`}>
              <GroupName code={code} />
            </h2>
            {commitments
              .filter(({ constituency }) => constituency === code)
              .map((commitment) => (
                <OneCommitment key={commitment.id} commitment={commitment} />
              ))}
          </section>
        ))}
      </>
    ),
  });
}

function OneCommitment({ commitment }: { commitment: FollowedCommitment }) {
  const { what, dueOn, measure, isDone, progress } = commitment;
  return (
    <article className="cp-comment">
      <h3 className="govuk-heading-s">{what}</h3>
      <p className="govuk-body">
        By {dateInWords(dueOn)}. How we will know: {measure}
      </p>
      <p className="govuk-body">
        <strong>{isDone ? 'Done.' : 'Not done yet.'}</strong> {progress.length === 0 ? 'Nothing is noted yet.' : null}
      </p>
      {progress.map(({ text, at }) => (
        <p className="govuk-body" key={at.toISOString()}>
          {dateInWords(at.toISOString())}: {text}
        </p>
      ))}
    </article>
  );
}
