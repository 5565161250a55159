import { isSafeLink } from '#document';
import { Fragment } from 'react';
import { page } from '../../platform/pages/page.js';
import type { QueuedMail } from '../../platform/queued-mail.entity.js';

/** What the page shows of a message. */
export type ShownMail = Pick<QueuedMail, 'id' | 'to' | 'subject' | 'text' | 'queuedAt'>;

/** Mail that this server would have sent, newest first. */
export function outboxPage({ mails, signedIn }: { mails: readonly ShownMail[]; signedIn: boolean }): string {
  return page({
    title: 'Outbox',
    demo: true,
    noindex: true,
    signedIn,
    children: (
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <h1 className="govuk-heading-l">Outbox</h1>
          <p className="govuk-body">
            This is a demonstration, so mail is not sent. Here is what people would get, newest first.
          </p>
          {mails.length === 0 ? <p className="govuk-body">There is no mail yet.</p> : mails.map(asLetter)}
        </div>
      </div>
    ),
  });
}

function asLetter({ id, to, subject, text, queuedAt }: ShownMail) {
  return (
    <article key={id} className="govuk-!-margin-bottom-8">
      <h2 className="govuk-heading-m">{subject}</h2>
      <p className="govuk-body-s">
        To {to}, <time dateTime={queuedAt.toISOString()}>{WHEN.format(queuedAt)}</time>
      </p>
      {text === '' ? (
        <p className="govuk-body">This message has been sent, so its words are not kept here.</p>
      ) : (
        text.split(/\n{2,}/).map((paragraph, index) => (
          <p key={index} className="govuk-body">
            {asLines(paragraph)}
          </p>
        ))
      )}
    </article>
  );
}

function asLines(paragraph: string) {
  return paragraph.split('\n').map((line, index) => (
    <Fragment key={index}>
      {index > 0 ? <br /> : null}
      {asWords(line)}
    </Fragment>
  ));
}

/** Addresses become links; a full stop or bracket at the end is no part of one. */
function asWords(line: string) {
  return line.split(/(https?:\/\/\S*[^\s.,;:)\]])/).map((part, index) =>
    isSafeLink(part) ? (
      <a key={index} className="govuk-link" href={part}>
        {part}
      </a>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' });
