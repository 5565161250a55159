import { page } from '../../platform/pages/page.js';
import type { Visitor } from './help.page.js';

interface VerifyPage extends Visitor {
  /** Public keys of this site. */
  readonly keys: readonly string[];
}

/** Where anybody can check a published file in their own browser. Without script it says how else. */
export function verifyPage({ keys, ...visitor }: VerifyPage): string {
  return page({
    ...visitor,
    title: 'Check a published file',
    script: '/assets/verify.js',
    children: (
      <>
        <h1 className="govuk-heading-xl">Check a published file</h1>
        <p className="govuk-body-l cp-lead">
          Every published statement is also a file, with a seal. Here you can see if a file is what was published. It is
          checked on your device. Nothing is sent anywhere.
        </p>
        <CheckForm keys={keys} />
        <div role="status" id="verdict" className="govuk-!-margin-bottom-8" />
        <h2 className="govuk-heading-l">Where do I get the file?</h2>
        <p className="govuk-body">
          On the page of a statement, under “Downloads”. Or add .json to the end of the address of its page.
        </p>
        <h2 className="govuk-heading-l">Without this page</h2>
        <p className="govuk-body">
          This page needs script to check. If you have none, or do not want to trust this site with the check, use a
          copy of this program on your own computer:
        </p>
        <pre className="cp-command" tabIndex={0}>
          <code>npm run verify -- FILE --key KEY</code>
        </pre>
        <p className="govuk-body">
          KEY is the key you trust: compare it with <a href="/keys">the keys of this site</a>. How the file is made is
          written down with the program, so that anyone can write a check of their own.
        </p>
        <h2 className="govuk-heading-l">I have a receipt from the record</h2>
        <p className="govuk-body">
          A receipt is a line in a mail that begins with <code>{'{"at":'}</code>. Choose the file of that statement
          above, and paste the mail beside it. The answer says if the published record still contains exactly what the
          receipt says. If the record was changed after you got it: tell the witness.
        </p>
        <p className="govuk-body">
          Without script: put the receipt in a file of its own, and add <code>--receipt RECEIPT</code> to the command
          above. Every receipt of a statement also stands at its address with /checkpoints.json at the end.
        </p>
      </>
    ),
  });
}

/** Hidden until the script is there: without it, it would do nothing. */
function CheckForm({ keys }: { readonly keys: readonly string[] }) {
  return (
    <form id="check-form" hidden data-keys={keys.join(' ')}>
      <div className="govuk-form-group">
        <label className="govuk-label govuk-label--m" htmlFor="file">
          The file
        </label>
        <div id="file-hint" className="govuk-hint">
          Its name ends in .json
        </div>
        <input
          className="govuk-file-upload"
          id="file"
          type="file"
          accept=".json,application/json"
          aria-describedby="file-hint"
        />
      </div>
      <div className="govuk-form-group">
        <label className="govuk-label govuk-label--m" htmlFor="trusted-key">
          The key you trust (optional)
        </label>
        <div id="key-hint" className="govuk-hint">
          64 letters and numbers that you wrote down, or got from somebody you trust
        </div>
        <input
          className="govuk-input cp-fingerprint"
          id="trusted-key"
          autoComplete="off"
          spellCheck={false}
          aria-describedby="key-hint"
        />
      </div>
      <div className="govuk-form-group">
        <label className="govuk-label govuk-label--m" htmlFor="receipt">
          Paste a receipt (optional)
        </label>
        <div id="receipt-hint" className="govuk-hint">
          The line of a mail that begins with {'{"at":'}, or the whole mail
        </div>
        <textarea
          className="govuk-textarea"
          id="receipt"
          rows={4}
          autoComplete="off"
          spellCheck={false}
          aria-describedby="receipt-hint"
        />
      </div>
      <button type="submit" className="govuk-button">
        Check the file
      </button>
    </form>
  );
}
