import { dayInEngland, groupOf } from '#concordat';
import { FORMATS, type Format } from '#deliberation';
import { useState } from 'react';
import { dayInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextArea, TextInput } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import type { Times } from './useComments.js';

const READY = graphql(`
  mutation MarkFormatReady($input: MarkFormatReadyInput!) {
    markFormatReady(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const DROP = graphql(`
  mutation DropFormat($input: DropFormatInput!) {
    dropFormat(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const READY_AS_AGREED = graphql(`
  mutation ReadyAsAgreed($input: OweFormatInput!) {
    oweFormat(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly format: Times['formats'][number];
  readonly organises: boolean;
  readonly again: () => void;
}

/** Says since when a format is there. Of what the agreement alone owes, before comments open, it is the first that is said. */
function useMarkReady({ id, constituency, format }: Props['format'], dayId: string) {
  const { statement } = useStatement();
  const fields = { 'format.day': dayId };
  const [ready, agreed] = [useAct(READY, fields), useAct(READY_AS_AGREED, fields)];
  const mark = (readyOn: string | null): Promise<unknown> =>
    id === null
      ? agreed.run({ input: { statementId: statement.id, constituency, format, readyOn } })
      : ready.run({ input: { formatId: id, readyOn } });
  const { busy, problems } = id === null ? agreed : ready;
  return { mark, busy, problems };
}

/** One format that a group is owed: whether it is there, and what an organiser can say about it. */
export function FormatRow({ format, organises, again }: Props) {
  const what = `${FORMATS[format.format as Format] ?? format.format} for ${groupOf(format.constituency).label}`;
  return (
    <div className="cp-format">
      <p className="govuk-body">
        <strong>{`${what.charAt(0).toUpperCase()}${what.slice(1)}`}:</strong>{' '}
        {format.readyOn === null ? 'not there yet' : `there since ${dayInWords(format.readyOn)}`}
      </p>
      {organises ? <Change what={what} format={format} again={again} /> : null}
    </div>
  );
}

function Change({ what, format, again }: Omit<Props, 'organises'> & { what: string }) {
  const { id, readyOn } = format;
  const [dayId, whyId] = [`day-${id ?? format.format}`, `why-${id ?? format.format}`];
  const ready = useMarkReady(format, dayId);
  const drop = useAct(DROP, { 'format.no-reason': whyId });
  const [day, setDay] = useState(dayInEngland(new Date()));
  const [reason, setReason] = useState('');
  const mark = async (since: string | null): Promise<void> => {
    if (await ready.mark(since)) again();
  };
  const dropIt = async (): Promise<void> => {
    if (id !== null && (await drop.run({ input: { formatId: id, reason } }))) again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          Change <span className="govuk-visually-hidden">{what}</span>
        </span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={[...ready.problems, ...drop.problems]} />
        {readyOn === null ? (
          <>
            <TextInput
              id={dayId}
              type="date"
              label="On which day did people get it?"
              value={day}
              onChange={setDay}
              error={errorIn(ready.problems, dayId)}
            />
            <Button kind="secondary" busy={ready.busy} onClick={() => void mark(day)}>
              It is there
            </Button>
          </>
        ) : (
          <Button kind="secondary" busy={ready.busy} onClick={() => void mark(null)}>
            It is not there after all
          </Button>
        )}
        {id === null ? null : (
          <>
            <TextArea
              id={whyId}
              label="Or: why are they not owed it?"
              rows={2}
              value={reason}
              onChange={setReason}
              error={errorIn(drop.problems, whyId)}
            />
            <Button kind="secondary" busy={drop.busy} onClick={() => void dropIt()}>
              They are not owed it
            </Button>
          </>
        )}
      </div>
    </details>
  );
}
