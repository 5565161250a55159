import { LEADS_FLOOR, SIGNERS_FLOOR, type AgreementPartInWords } from '#concordat';

/** Who leads and who signs each section, in reading order. */
export function SectionRoles({ sections }: Pick<AgreementPartInWords, 'sections'>) {
  if (sections.length === 0) return null;
  return (
    <>
      <div className="cp-scroll" role="region" aria-labelledby="roles-caption" tabIndex={0}>
        <table className="govuk-table">
          <caption id="roles-caption" className="govuk-table__caption govuk-table__caption--m">
            Who leads and who signs each section
          </caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {['Section', 'Led by', 'Signed by'].map((heading) => (
                <th scope="col" className="govuk-table__header" key={heading}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {sections.map(({ key, title, purpose, leads, signatories }) => (
              <tr className="govuk-table__row" key={key}>
                <th scope="row" className="govuk-table__header">
                  {title}
                  {purpose === '' ? null : <p className="govuk-body">{purpose}</p>}
                </th>
                <td className="govuk-table__cell">{leads}</td>
                <td className="govuk-table__cell">{signatories}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="govuk-body cp-floor">
        Nobody can lower this: {LEADS_FLOOR}. {SIGNERS_FLOOR}.
      </p>
    </>
  );
}

/** What the groups say in their own words: what working together means, what is shared, and what is kept. */
export function InOwnWords({ lists }: Pick<AgreementPartInWords, 'lists'>) {
  return lists.map(({ heading, items }) => (
    <div key={heading}>
      <h3 className="govuk-heading-m">{heading}</h3>
      <ul className="govuk-list govuk-list--bullet">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  ));
}
