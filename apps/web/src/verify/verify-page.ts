import { verifyBundle } from '#publication';
import { receiptInWords } from './receipt-in-words.js';
import { verdictInWords, type VerdictInWords } from './verdict-in-words.js';

// The script of /verify. The chosen file is read and checked in this browser: nothing is sent, not even its name.

const form = document.querySelector<HTMLFormElement>('#check-form');
const file = document.querySelector<HTMLInputElement>('#file');
const key = document.querySelector<HTMLInputElement>('#trusted-key');
const receipt = document.querySelector<HTMLTextAreaElement>('#receipt');
const verdict = document.querySelector<HTMLElement>('#verdict');

if (form && file && key && receipt && verdict) {
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void check(form, { file, key, receipt }, verdict);
  });
}

interface Fields {
  readonly file: HTMLInputElement;
  readonly key: HTMLInputElement;
  readonly receipt: HTMLTextAreaElement;
}

async function check(form: HTMLFormElement, { file, key, receipt }: Fields, verdict: HTMLElement): Promise<void> {
  const chosen = file.files?.[0];
  const trustedKey = key.value.replace(/\s/g, '').toLowerCase();
  if (!chosen) return say(verdict, notChecked('Choose a file first. Its name ends in .json.'));
  if (trustedKey !== '' && !/^[0-9a-f]{64}$/.test(trustedKey)) {
    return say(
      verdict,
      notChecked('The key must be 64 letters and numbers, 0 to 9 and a to f. Leave it out if you have none.'),
    );
  }
  verdict.replaceChildren(paragraph('Checking…'));
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await chosen.arrayBuffer());
  } catch {
    return say(verdict, notChecked('The file could not be read. It may have been moved: choose it again.'));
  }
  // Long enough for "Checking…" to be seen and spoken: the check itself keeps the page busy.
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const ownKeys = (form.dataset.keys ?? '').split(' ');
  const found = verifyBundle(bytes, trustedKey === '' ? {} : { trustedKey });
  const ofReceipt = receiptInWords(receipt.value, found);
  say(verdict, verdictInWords(found, ownKeys), ...(ofReceipt ? [ofReceipt] : []));
}

function notChecked(because: string): VerdictInWords {
  return { isSound: false, headline: 'Nothing was checked.', lines: [because], faults: [] };
}

/** As text only: a hostile file must not write on the page. */
function say(verdict: HTMLElement, ...found: VerdictInWords[]): void {
  verdict.dataset.sound = String(found.every(({ isSound }) => isSound));
  verdict.replaceChildren(...found.flatMap(partsOf));
}

function partsOf({ headline, lines, faults }: VerdictInWords): HTMLElement[] {
  const heading = document.createElement('h2');
  heading.className = 'govuk-heading-m';
  heading.textContent = headline;
  const list = document.createElement('ul');
  list.className = 'govuk-list govuk-list--bullet';
  list.append(
    ...faults.map((fault) => {
      const item = document.createElement('li');
      item.textContent = fault;
      return item;
    }),
  );
  return [heading, ...lines.map(paragraph), ...(faults.length > 0 ? [list] : [])];
}

function paragraph(text: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.className = 'govuk-body';
  made.textContent = text;
  return made;
}
