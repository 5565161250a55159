import { groupOf, LEADS_FLOOR, SIGNERS_FLOOR, type Charter, type Constituency } from '#concordat';
import type { PublicAgreement } from '../agreement-page.reader.js';

/** Who leads and who signs each section, in reading order. */
export function SectionRoles({ agreement: { sections, version } }: { agreement: PublicAgreement }) {
  const { sectionLeads, sectionSignatories } = version.concordat.parameters;
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
            {sections.map(({ key, title }) => (
              <tr className="govuk-table__row" key={key}>
                <th scope="row" className="govuk-table__header">
                  {title}
                </th>
                <td className="govuk-table__cell">{inWords(sectionLeads[key] ?? [], 'Not yet agreed')}</td>
                <td className="govuk-table__cell">
                  {inWords(sectionSignatories[key] ?? [], 'Nobody: it is an appendix')}
                </td>
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

/** What all groups decide together, and what one of them keeps to itself. */
export function SharedAndKept({ charter }: { charter: Charter | undefined }) {
  if (!charter) return null;
  return (
    <>
      <h3 className="govuk-heading-m">What we decide together</h3>
      <ul className="govuk-list govuk-list--bullet">
        {charter.shared.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
      <h3 className="govuk-heading-m">What is not shared, and why</h3>
      <ul className="govuk-list govuk-list--bullet">
        {charter.kept.map(({ what, why }) => (
          <li key={what}>
            {what}: {why}
          </li>
        ))}
      </ul>
    </>
  );
}

function inWords(codes: readonly Constituency[], none: string): string {
  return codes.length === 0 ? none : codes.map((code) => groupOf(code).short).join(', ');
}
