import {
  AGREEMENT_PART_WORDS,
  agreementInWords,
  LEADS_FLOOR,
  SIGNERS_FLOOR,
  type AgreementPartInWords,
} from '#concordat';
import { dateInWords } from '#reading';
import { useStatement } from '../statements/StatementScope.js';
import { PromisesOf } from './Promises.js';
import { parametersOf, promiseOf, type Agreement } from './useAgreement.js';

interface Props {
  readonly agreement: Agreement;
  readonly again: () => void;
}

/** Everything that the groups agree to, in the order of the public page: culture, structure, practice, review (R1). */
export function WhatWeAgree({ agreement, again }: Props) {
  const { statement } = useStatement();
  const parts = agreementInWords(
    {
      parameters: parametersOf(agreement.values),
      promises: agreement.promises.map(({ promise }) => promiseOf(promise)),
    },
    { sections: statement.sections, reviewBy: dateInWords(statement.reviewBy) },
  );
  return parts.map((words) => <Part key={words.part} words={words} agreement={agreement} again={again} />);
}

function Part({ words, agreement, again }: Props & { words: AgreementPartInWords }) {
  const { part, lists, rows, sections } = words;
  return (
    <section aria-labelledby={part}>
      <h2 className="govuk-heading-m" id={part}>
        {AGREEMENT_PART_WORDS[part]}
      </h2>
      <InOwnWords lists={lists} />
      <Rows rows={rows} />
      <SectionRoles sections={sections} />
      <PromisesOf words={words.promises} standings={agreement.promises} again={again} />
    </section>
  );
}

function InOwnWords({ lists }: Pick<AgreementPartInWords, 'lists'>) {
  return lists.map(({ heading, items }) => (
    <div key={heading}>
      <h3 className="govuk-heading-s">{heading}</h3>
      <ul className="govuk-list govuk-list--bullet">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  ));
}

function Rows({ rows }: Pick<AgreementPartInWords, 'rows'>) {
  if (rows.length === 0) return null;
  return (
    <dl className="govuk-summary-list">
      {rows.map(({ name, value, floor }) => (
        <div className="govuk-summary-list__row" key={name}>
          <dt className="govuk-summary-list__key">{name}</dt>
          <dd className="govuk-summary-list__value">
            {value}
            <div className="govuk-hint">Nobody can lower this: {floor}.</div>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function SectionRoles({ sections }: Pick<AgreementPartInWords, 'sections'>) {
  if (sections.length === 0) return null;
  return (
    <>
      <h3 className="govuk-heading-s">Who leads and who signs each section</h3>
      <dl className="govuk-summary-list">
        {sections.map(({ key, title, purpose, leads, signatories }) => (
          <div className="govuk-summary-list__row" key={key}>
            <dt className="govuk-summary-list__key">
              {title}
              {purpose === '' ? null : <p className="govuk-body">{purpose}</p>}
            </dt>
            <dd className="govuk-summary-list__value">
              <p className="govuk-body">Led by: {leads}</p>
              <p className="govuk-body">Signed by: {signatories}</p>
            </dd>
          </div>
        ))}
      </dl>
      <p className="govuk-hint">
        Nobody can lower this: {LEADS_FLOOR}. {SIGNERS_FLOOR}.
      </p>
    </>
  );
}
