import { useState } from 'react';
import { Link } from 'react-router';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { Checkbox, Select } from '../ui/fields.js';
import { Loadable } from '../ui/Loadable.js';
import { PageHeading } from '../ui/PageHeading.js';
import { Tag } from '../ui/Tag.js';
import { dayInWords, hiddenInWords, personInWords, STATUS_WORDS } from './in-words.js';
import { useSuggestions, type SuggestionPageShown } from './useSuggestions.js';
import { useSayWhenChanged } from '../ui/useSayWhenChanged.js';

/** All suggestions of a statement, and what has become of each. */
export function SuggestionsPage() {
  const { statement } = useStatement();
  const [sectionId, setSectionId] = useState('');
  const [open, setOpen] = useState(false);
  const [before, setBefore] = useState<readonly string[]>([]);
  const after = before.at(-1) ?? null;
  const { page, error, again } = useSuggestions(statement.id, { sectionId, open, after });
  const choices = [
    { value: '', label: 'All sections' },
    ...statement.sections.map(({ id, title }) => ({ value: id, label: title })),
  ];
  const choose = (change: () => void): void => {
    change();
    setBefore([]);
  };
  return (
    <>
      <BackToStatement />
      <PageHeading of={statement.title}>Suggestions</PageHeading>
      <p className="govuk-body">
        Every suggestion gets an answer with a reason. Two people of different groups give it together.
      </p>
      <Select
        id="in-section"
        label="Section"
        value={sectionId}
        onChange={(value) => choose(() => setSectionId(value))}
        choices={choices}
      />
      <div className="govuk-form-group govuk-checkboxes">
        <Checkbox
          id="only-open"
          label="Only those that wait for an answer"
          checked={open}
          onChange={(checked) => choose(() => setOpen(checked))}
        />
      </div>
      <Loadable data={page} error={error} again={again}>
        {(shown) => <SuggestionList page={shown} />}
      </Loadable>
      <div className="govuk-button-group">
        {before.length > 0 ? (
          <Button kind="secondary" onClick={() => setBefore(before.slice(0, -1))}>
            Earlier suggestions
          </Button>
        ) : null}
        {page?.pageInfo.hasNextPage ? (
          <Button kind="secondary" onClick={() => setBefore([...before, page.pageInfo.endCursor ?? ''])}>
            Later suggestions
          </Button>
        ) : null}
      </div>
    </>
  );
}

function SuggestionList({ page: { totalCount, edges } }: { page: SuggestionPageShown }) {
  const { statement } = useStatement();
  const howMany = totalCount === 1 ? '1 suggestion' : `${totalCount} suggestions`;
  useSayWhenChanged(howMany);
  const titles = new Map(statement.sections.map(({ id, title }) => [id, title]));
  return (
    <>
      <p className="govuk-body">{howMany}</p>
      <ul className="govuk-task-list">
        {edges.map(({ node: { id, sectionId, proposedText, status, receivedAt, by, putForward, hidden } }) => {
          const { tag, colour } = STATUS_WORDS[status] ?? { tag: status, colour: 'grey' };
          const waits = putForward.some(({ mayAgree }) => mayAgree);
          return (
            <li className="govuk-task-list__item govuk-task-list__item--with-link" key={id}>
              <div className="govuk-task-list__name-and-hint">
                <Link className="govuk-link govuk-task-list__link" to={id}>
                  {hidden ? hiddenInWords(hidden) : proposedText === '' ? 'Take words away' : shortened(proposedText)}
                </Link>
                <div className="govuk-task-list__hint">
                  {titles.get(sectionId)} · {by.isMe ? 'You' : personInWords(by)} · {dayInWords(receivedAt)}
                  {waits ? ' · An answer waits for you to agree' : ''}
                </div>
              </div>
              <div className="govuk-task-list__status">
                <Tag colour={colour}>{tag}</Tag>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

const SHORT = 90;

function shortened(text: string): string {
  return text.length <= SHORT ? text : `${text.slice(0, text.lastIndexOf(' ', SHORT))} …`;
}
