import { page } from '../../platform/pages/page.js';
import type { Visitor } from './help.page.js';

/** What is kept about people, who sees it, and for how long. */
export function privacyPage(visitor: Visitor): string {
  return page({
    ...visitor,
    title: 'Privacy',
    children: (
      <>
        <h1 className="govuk-heading-xl">Privacy</h1>
        <p className="govuk-body-l cp-lead">If you only read, we keep nothing about you.</p>
        <h2 className="govuk-heading-l">If you take part, we keep</h2>
        <ul className="govuk-list govuk-list--bullet">
          <li>your name and e-mail address, so that we can invite you and let you sign in</li>
          <li>your group, and how you want to be shown</li>
          <li>what you write, suggest and sign, and when</li>
        </ul>
        <h2 className="govuk-heading-l">Who sees your name</h2>
        <p className="govuk-body">
          You choose: only your group, everyone who writes with you, or everyone. People who draw on care, unpaid carers
          and care workers start with “my group only”. You can change this at any time, also after a statement is
          published. Then your name goes from the page and from the file, and the proof of who signed still holds.
        </p>
        <p className="govuk-body">Your group is always shown beside what you write and sign.</p>
        <h2 className="govuk-heading-l">The record</h2>
        <p className="govuk-body">
          Everything that is done is written into a record that nobody can change unseen. It holds no names and no
          words, only sealed proofs of them. When a name or a text is taken away, its proof stays and says nothing by
          itself.
        </p>
        <h2 className="govuk-heading-l">How long</h2>
        <p className="govuk-body">
          A published statement and its record stay. You can{' '}
          <a href="/your-account/erase">remove your name and address yourself</a>, at any time. Nobody has to agree.
          Your words and signatures then stay as those of your group. Ask the council named on your statement to see
          what is kept about you, to correct it, or to do it for you: <a href="/contact">contact</a>.
        </p>
        <h2 className="govuk-heading-l">On your device</h2>
        <p className="govuk-body">
          Nothing that is written here stays on your device, unless you ask for it. You can ask your browser to keep
          words that could not be saved yet, for when you lose your connection. They are deleted once they are saved,
          and when you sign out. A reason that you have begun to type stays in that tab until you send it, close the tab
          or sign out.
        </p>
        <h2 className="govuk-heading-l">Nobody else</h2>
        <p className="govuk-body">
          No page here loads anything from another company, counts visitors or shows adverts.
        </p>
      </>
    ),
  });
}

/** The one or two cookies there are. */
export function cookiesPage(visitor: Visitor): string {
  return page({
    ...visitor,
    title: 'Cookies',
    children: (
      <>
        <h1 className="govuk-heading-xl">Cookies</h1>
        <p className="govuk-body-l cp-lead">
          A cookie is a small note that a site leaves in your browser. We use only those without which signing in cannot
          work, so there is nothing to agree to. If you only read, there are none.
        </p>
        <table className="govuk-table">
          <caption className="govuk-table__caption govuk-table__caption--m">The cookies</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                For
              </th>
              <th scope="col" className="govuk-table__header">
                When it is set
              </th>
              <th scope="col" className="govuk-table__header">
                When it goes
              </th>
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            <tr className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                Asking to sign in
              </th>
              <td className="govuk-table__cell">
                When you ask for a link by e-mail. It ties the link to your browser.
              </td>
              <td className="govuk-table__cell">After a short time, or when you have signed in</td>
            </tr>
            <tr className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                Being signed in
              </th>
              <td className="govuk-table__cell">When you sign in</td>
              <td className="govuk-table__cell">When you sign out, at the latest after 30 days</td>
            </tr>
          </tbody>
        </table>
      </>
    ),
  });
}
