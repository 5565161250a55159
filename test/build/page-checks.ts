/** What is wrong with the structure of a page, in words; empty when nothing is. */
export function faultsOfPage(html: string): string[] {
  const faults: string[] = [];
  const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
  if (levels.filter((level) => level === 1).length !== 1) faults.push('There is not exactly one h1.');
  // The navigation comes first and has no heading; the footer's hidden h2 comes last.
  levels.forEach((level, index) => {
    const before = levels[index - 1];
    if (before !== undefined && level > before + 1)
      faults.push(`A heading of level ${level} follows one of ${before}.`);
  });
  for (const [table = ''] of html.matchAll(/<table.*?<\/table>/gs)) {
    if (!table.includes('<caption')) faults.push('A table has no caption.');
    if (/<th(?![^>]*scope=)[ >]/.test(table.replaceAll('<thead', '<x'))) faults.push('A table heading has no scope.');
  }
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  if (new Set(ids).size < ids.length) faults.push('An id is there twice.');
  if (/ style="/.test(html)) faults.push('There is an inline style.');
  if (/<script/.test(html)) faults.push('There is a script.');
  if (/(src|href)="(https?:)?\/\/(?!www\.gov\.uk|position\.test|localhost)[^"]*\.(css|js|png|svg|woff2?)"/.test(html)) {
    faults.push('Something is loaded from elsewhere.');
  }
  if (!/^<!DOCTYPE html><html lang="en-GB"/.test(html)) faults.push('The document does not say its language.');
  return faults;
}

/** The words of a page as they are read, without those of drawings. */
export function wordsOfPage(html: string): string {
  return html
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#x27;', '’')
    .replaceAll('&amp;', '&');
}
