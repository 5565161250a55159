import { LONGEST_SECTION_PURPOSE, LONGEST_SECTION_TITLE } from '#concordat';
import { useState } from 'react';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn } from '../ui/ErrorSummary.js';
import { Select, TextArea, TextInput } from '../ui/fields.js';
import { Groups, type AddingProps } from './Groups.js';
import { useTopicsTaken } from './useTopicsTaken.js';
import type { NewSection } from './wanted.js';

const NONE = '';
const NEW: NewSection = { title: '', purpose: '', leads: [], signatories: [], nominationId: null };

/** Sections that somebody adds: those written down so far, and one more. A topic that was taken can become one (R4). */
export function AddSections({ wanted, set, ...adding }: AddingProps) {
  const { addSections } = wanted;
  const remove = (title: string): void => set({ addSections: addSections.filter((one) => one.title !== title) });
  return (
    <>
      {addSections.length === 0 ? null : (
        <ul className="govuk-list" aria-label="Sections that you add">
          {addSections.map(({ title, purpose }) => (
            <li key={title}>
              <p className="govuk-body">
                <strong>New: {title}.</strong> {purpose}
              </p>
              <Button kind="secondary" onClick={() => remove(title)}>
                Do not add this section<span className="govuk-visually-hidden">: {title}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AddSection {...adding} onAdd={(section) => set({ addSections: [...addSections, section] })} />
    </>
  );
}

interface AddProps extends Pick<AddingProps, 'groups' | 'problems' | 'onWriting'> {
  readonly onAdd: (section: NewSection) => void;
}

function AddSection({ groups, problems, onWriting, onAdd }: AddProps) {
  const [section, setSection] = useState(NEW);
  const [isMissing, setMissing] = useState(false);
  const forgotten = wordsIn(section) === '' ? undefined : errorIn(problems, 'section-title');
  const change = (part: Partial<NewSection>): void => {
    setSection({ ...section, ...part });
    onWriting(wordsIn({ ...section, ...part }));
  };
  const withGroup = (what: 'leads' | 'signatories') => (code: string, on: boolean) =>
    change({ [what]: groups.filter((one) => (one === code ? on : section[what].includes(one))) });
  const add = (): void => {
    setMissing(section.title.trim() === '');
    if (section.title.trim() === '') return;
    onAdd(section);
    setSection(NEW);
    onWriting('');
  };
  return (
    <details className="govuk-details" open={forgotten !== undefined}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Add a section</span>
      </summary>
      <div className="govuk-details__text">
        <TextInput
          id="section-title"
          label="Title of the section"
          hint={`At most ${LONGEST_SECTION_TITLE} characters.`}
          value={section.title}
          onChange={(title) => change({ title })}
          error={isMissing ? 'Give the section a title.' : forgotten}
        />
        <TextArea
          id="section-purpose"
          label="What is it for?"
          hint={`At most ${LONGEST_SECTION_PURPOSE} characters.`}
          rows={2}
          value={section.purpose}
          onChange={(purpose) => change({ purpose })}
        />
        <TopicChoice chosen={section.nominationId} onChange={(nominationId) => change({ nominationId })} />
        <Groups id="new-leads" legend="Led by" chosen={section.leads} groups={groups} onChange={withGroup('leads')} />
        <Groups
          id="new-signs"
          legend="Signed by"
          chosen={section.signatories}
          groups={groups}
          onChange={withGroup('signatories')}
        />
        <Button kind="secondary" onClick={add}>
          Add this section
        </Button>
      </div>
    </details>
  );
}

function wordsIn({ title, purpose }: NewSection): string {
  return `${title} ${purpose}`.trim();
}

interface TopicProps {
  readonly chosen: string | null;
  readonly onChange: (nominationId: string | null) => void;
}

/** One of the topics that were taken, or none; nothing where none was. */
function TopicChoice({ chosen, onChange }: TopicProps) {
  const { statement } = useStatement();
  const topics = useTopicsTaken(statement.id);
  if (topics.length === 0) return null;
  return (
    <Select
      id="section-topic"
      label="Does it come from a topic that was put forward?"
      value={chosen ?? NONE}
      onChange={(id) => onChange(id === NONE ? null : id)}
      choices={[{ value: NONE, label: 'No' }, ...topics.map(({ id, text }) => ({ value: id, label: text }))]}
    />
  );
}
