import { useState } from 'react';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { Checkbox } from '../ui/fields.js';
import { KeepWordsOfPage } from '../ui/KeepWords.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { CommentShown } from './CommentShown.js';
import { Formats } from './Formats.js';
import { useComments } from './useComments.js';
import { useSayWhenChanged } from '../ui/useSayWhenChanged.js';

/** What members and the public say about the words, the answers, and until when each group can comment (R11, R12). */
export function CommentsPage() {
  const { statement, me } = useStatement();
  const [open, setOpen] = useState(false);
  const [before, setBefore] = useState<readonly string[]>([]);
  const { data, error, again } = useComments(statement.id, { open, after: before.at(-1) ?? null });
  const choose = (only: boolean): void => {
    setOpen(only);
    setBefore([]);
  };
  if (!me) return <NotFoundPage />;
  return (
    <>
      <BackToStatement />
      <PageHeading of={statement.title}>Comments</PageHeading>
      <p className="govuk-body">
        What people who take part say about the words, and what the public says while comments are open. To comment
        yourself, open a section and choose “Comment on the words”.
      </p>
      <Loadable data={data} error={error} again={again}>
        {({ commentTimes, publicComments: { totalCount, edges, pageInfo } }) => (
          <>
            <Formats times={commentTimes} again={again} />
            <h2 className="govuk-heading-m">All comments</h2>
            {commentTimes.opensOn === null ? null : <PublicLink />}
            <div className="govuk-form-group govuk-checkboxes">
              <Checkbox id="only-open" label="Only those that wait for somebody" checked={open} onChange={choose} />
            </div>
            <HowMany totalCount={totalCount} />
            <KeepWordsOfPage>
              {edges.map(({ node }) => (
                <CommentShown key={node.id} comment={node} again={again} />
              ))}
            </KeepWordsOfPage>
            <div className="govuk-button-group">
              {before.length > 0 ? (
                <Button kind="secondary" onClick={() => setBefore(before.slice(0, -1))}>
                  Earlier comments
                </Button>
              ) : null}
              {pageInfo.hasNextPage ? (
                <Button kind="secondary" onClick={() => setBefore([...before, pageInfo.endCursor ?? ''])}>
                  Later comments
                </Button>
              ) : null}
            </div>
          </>
        )}
      </Loadable>
    </>
  );
}

function PublicLink() {
  const { statement } = useStatement();
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={`/have-your-say/${statement.council.slug}/${statement.slug}`}>
        Read the page that the public sees
      </a>
    </p>
  );
}

function HowMany({ totalCount }: { totalCount: number }) {
  const words = totalCount === 1 ? '1 comment' : `${totalCount} comments`;
  useSayWhenChanged(words);
  return <p className="govuk-body">{words}</p>;
}
