import { NAMES_NEEDED } from '#sign-off';
import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextArea, TextInput } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import type { GroupStanding } from './useSigning.js';

const ATTACH = graphql(`
  mutation AttachMinorityStatement($input: AttachMinorityStatementInput!) {
    attachMinorityStatement(input: $input) {
      minorityStatement {
        id
      }
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly sectionId: string;
  /** Where the reader's group stands; undefined when it is not asked to sign the section. */
  readonly ownGroup: GroupStanding | undefined;
  readonly onAdded: () => void;
}

const FIELDS = { 'contact-details.title': 'note-title', 'contact-details.text': 'note-text' };

/** Adding own words in one's own name: for a group that did not sign, else waiting for two more to join (R19). */
export function AddOwnWords({ sectionId, ownGroup, onAdded }: Props) {
  const { run, busy, problems } = useAct(ATTACH, FIELDS);
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const forGroup = ownGroup?.position === 'DISSENTED' && ownGroup.myDecision?.position === 'DISSENTED';
  const add = async (): Promise<void> => {
    if (!(await run({ input: { sectionId, title, text, forGroup } }))) return;
    setTitle('');
    setText('');
    onAdded();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Add why you disagree</span>
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">{forGroup ? FOR_THE_GROUP : AS_A_MEMBER}</p>
        <p className="govuk-body">Nobody can change the words later. There may be one reply.</p>
        <p className="govuk-body">Each person can add own words once beside a section.</p>
        <ErrorSummary problems={problems} />
        <TextInput
          id="note-title"
          label="A heading"
          value={title}
          error={errorIn(problems, 'note-title')}
          onChange={setTitle}
        />
        <TextArea
          id="note-text"
          label="Your words"
          value={text}
          error={errorIn(problems, 'note-text')}
          onChange={setText}
        />
        <Button kind="secondary" busy={busy} onClick={() => void add()}>
          {forGroup ? 'Add these words for my group' : 'Add these words with my name'}
        </Button>
      </div>
    </details>
  );
}

const FOR_THE_GROUP =
  'Your group did not sign this section, and you did not either. So you can say why for your group. Everybody here can ' +
  'read it at once. It is published beside the section, with your name in the way you chose to show it.';
const AS_A_MEMBER =
  `You add these words with your own name. You cannot add other people’s names: people in your group read the words and ` +
  `add their own. When ${NAMES_NEEDED} people have, you among them, everybody here can read the words, and they are ` +
  `published beside the section. Until then only your group can read them, and you can take them back.`;
