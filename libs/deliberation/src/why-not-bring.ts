import type { Refusal } from '#concordat';
import { withoutContactDetails } from './contact-details.js';

/** Text that somebody brings into a section from somewhere else (R3). */
export interface BringRequest {
  /** Where it comes from: the title of a paper, a letter, a web page. */
  readonly source: string;
  /** A paragraph after each empty line. */
  readonly text: string;
}

/** Characters. */
const LONGEST_SOURCE = 150;
const LONGEST_TEXT = 20_000;

/** Says why a text cannot be brought in; empty when it can (R3, R38). Whether somebody may write there is asked elsewhere. */
export function whyNotBring({ source, text }: BringRequest): Refusal[] {
  const refusals = whyNotParagraphs(text);
  const title = source.trim();
  if (title === '' || title.length > LONGEST_SOURCE) {
    const because = `Say where the text comes from, in at most ${LONGEST_SOURCE} characters. Everybody can read it.`;
    refusals.push({ code: 'bring.source', because });
  } else if (withoutContactDetails(title) !== title) {
    const because = 'Leave contact details out of where it comes from. Everybody can read it.';
    refusals.push({ code: 'bring.source', because });
  }
  return refusals;
}

/** Says why a text cannot go into a section as paragraphs; empty when it can. */
export function whyNotParagraphs(text: string): Refusal[] {
  if (paragraphsOf(text).length === 0) return [{ code: 'bring.text', because: 'Write or paste the text.' }];
  if (text.length <= LONGEST_TEXT) return [];
  const most = LONGEST_TEXT.toLocaleString('en-GB');
  return [{ code: 'bring.text', because: `Bring at most ${most} characters at one time.` }];
}

/** The paragraphs of a text in which an empty line ends each: spaces and single line ends count as one space. */
export function paragraphsOf(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}
