/** What came out, for people. */
export function table({ trace, fiveEditors }) {
  const lines = [];
  if (trace) {
    const differ = trace.differWithCarryOver.reduce((sum, { characters }) => sum + characters, 0);
    lines.push(
      'A real history of two people',
      `  ${trace.transactions} transactions, ${trace.characters} characters at the end, text as recorded: ${trace.textAsRecorded}`,
      `  credited wrongly without carry-over: ${trace.wrongWithoutCarryOver}`,
      `  credited differently with carry-over: ${differ}`,
      ...trace.differWithCarryOver.map(
        ({ text, typedBy, creditedTo, why }) => `    "${text}" typed by ${typedBy}, credited to ${creditedTo}: ${why}`,
      ),
      `  carried, and credited to who typed it all the same: ${trace.carriedToTheirOwnAuthor}`,
      ...costs(trace),
    );
  }
  lines.push(`Five editors, ${fiveEditors.operations} operations, ${fiveEditors.characters} characters at the end`);
  lines.push(
    `  ${Object.entries(fiveEditors.did)
      .map(([act, count]) => `${act} ${count}`)
      .join(', ')}`,
  );
  lines.push(...costs(fiveEditors));
  return `${lines.join('\n')}\n`;
}

function costs({ rows, withAttribution, documentOnly, steps, readMs, carriedCharacters, removals }) {
  const line = (name, { ms, heapMiB, peakMiB, oneMore }) =>
    `  ${name.padEnd(18)} built in ${ms} ms, holds ${heapMiB} MiB, peak ${peakMiB} MiB; one more row, microseconds ` +
    ['at10', 'at50', 'at100']
      .map((at) => `${at.slice(2)} %: ${oneMore[at].median} (p95 ${oneMore[at].p95})`)
      .join(', ');
  return [
    `  ${rows} rows; ${carriedCharacters} characters carried, ${removals} removals; read in ${readMs} ms`,
    line('with attribution', withAttribution),
    line('document only', documentOnly),
    `  steps of one more row, mean: 10 %: ${steps.at10}, 50 %: ${steps.at50}, 100 %: ${steps.at100}`,
  ];
}
