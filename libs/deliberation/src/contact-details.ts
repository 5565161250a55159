/** Stands in the place of what was taken out. */
export const TAKEN_OUT = '[contact details taken out]';

/** Addresses for mail, telephone numbers as they are written here, postcodes, and NHS numbers. */
const DETAILS: readonly RegExp[] = [
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  /(?:\+44[\s-]?(?:\(0\))?|\(?\b0)\d(?:[\s()-]{0,2}\d){8,9}\b/g,
  /\b\d{3}[\s-]\d{3}[\s-]\d{4}\b/g,
  /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gi,
];

/** The text as it may be shown to the public: without anybody's contact details (R38). */
export function withoutContactDetails(text: string): string {
  return DETAILS.reduce((shown, detail) => shown.replace(detail, TAKEN_OUT), text);
}
