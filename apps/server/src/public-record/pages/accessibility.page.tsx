import { page } from '../../platform/pages/page.js';
import type { Visitor } from './help.page.js';

/** What works for whom, what is not known, and what to do when something does not work. Says only what was checked. */
export function accessibilityPage(visitor: Visitor): string {
  return page({
    ...visitor,
    title: 'Accessibility',
    children: (
      <>
        <h1 className="govuk-heading-xl">Accessibility</h1>
        <p className="govuk-body-l cp-lead">We want everyone to be able to read, write and sign here.</p>
        <h2 className="govuk-heading-l">What you can do</h2>
        <ul className="govuk-list govuk-list--bullet">
          <li>read every published page without JavaScript, and with a keyboard alone</li>
          <li>make the text four times as large; it fits a narrow screen without moving sideways</li>
          <li>use your own colours: groups are told apart by name, letter, shape and line, never by colour alone</li>
          <li>read every chart as a sentence and as a table</li>
          <li>sign in without a password or a puzzle</li>
        </ul>
        <h2 className="govuk-heading-l">How we checked</h2>
        <p className="govuk-body">
          A program (axe) looks at the pages each time we change them and finds no fault of the kinds it knows. The aim
          is level AA of the Web Content Accessibility Guidelines 2.2.
        </p>
        <h2 className="govuk-heading-l">What has not been checked</h2>
        <p className="govuk-body">A program finds only part of what can be wrong. These have not been done yet:</p>
        <ul className="govuk-list govuk-list--bullet">
          <li>
            tests with people: nobody with a learning disability, a screen reader or colour blindness has tried it yet
          </li>
          <li>tests by hand with NVDA, JAWS, VoiceOver, TalkBack, Dragon, ZoomText and switches</li>
          <li>typing on phones in the live editor, above all on Android</li>
        </ul>
        <p className="govuk-body">
          Until then we cannot say that this site meets the guidelines. There is no Easy Read and no British Sign
          Language here yet.
        </p>
        <h2 className="govuk-heading-l">Tell us what does not work</h2>
        <p className="govuk-body">
          <a href="/contact">Get in touch</a> by phone, post or e-mail, also to ask for something in another form. If
          you are not happy with the answer, the Equality Advisory and Support Service can help.
        </p>
      </>
    ),
  });
}
