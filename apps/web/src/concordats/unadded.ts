import type { Problem } from '../ui/ErrorSummary.js';

/** Words in a box of their own that nobody has added to the change yet; empty for none. */
export interface Unadded {
  readonly section: string;
  readonly promise: string;
}

/** What somebody wrote and has not added: sent as it is, the change would be without it. */
export function whatIsUnadded({ section, promise }: Unadded): Problem[] {
  const problems: Problem[] = [];
  if (section.trim() !== '') {
    const because = 'You wrote a section and have not added it. Press "Add this section", or empty its boxes.';
    problems.push({ because, field: 'section-title' });
  }
  if (promise.trim() !== '') {
    const because = 'You wrote a promise and have not added it. Press "Add this promise", or empty the box.';
    problems.push({ because, field: 'promise-text' });
  }
  return problems;
}
