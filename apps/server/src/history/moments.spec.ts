import { momentsOf, type LoggedRow } from './moments.js';

/** Rows of a log from who wrote and after how many minutes. */
function log(...entries: [by: string, minute: number, restores?: number][]): LoggedRow[] {
  return entries.map(([by, minute, restores = null], index) => ({
    seq: index + 1,
    at: new Date(Date.UTC(2026, 10, 25, 9, 0) + minute * 60_000),
    by,
    restores,
  }));
}

const spans = (...entries: Parameters<typeof log>) =>
  momentsOf(log(...entries)).map(({ fromSeq, toSeq, by }) => `${fromSeq}-${toSeq} ${by.join('+')}`);

describe('moments of a log', () => {
  it('are none of an empty log', () => {
    expect(spans()).toEqual([]);
  });

  it('take what one member writes without a longer pause together', () => {
    expect(spans(['ann', 0], ['ann', 4], ['ann', 9], ['ann', 15])).toEqual(['1-3 ann', '4-4 ann']);
  });

  it('part members who write one after the other', () => {
    expect(spans(['ann', 0], ['ann', 1], ['bob', 2], ['bob', 3])).toEqual(['1-2 ann', '3-4 bob']);
  });

  it('are one where members write at the same time, however often they take turns', () => {
    expect(spans(['ann', 0], ['bob', 0], ['ann', 1], ['bob', 1], ['ann', 2], ['bob', 9])).toEqual([
      '1-5 ann+bob',
      '6-6 bob',
    ]);
  });

  it('end at every half hour of somebody who never pauses', () => {
    const entries = Array.from({ length: 60 }, (_, minute): ['ann', number] => ['ann', minute]);
    expect(spans(...entries)).toEqual(['1-30 ann', '31-60 ann']);
  });

  it('[P14] have one for a version that was brought back', () => {
    const rows = log(['ann', 0], ['ann', 1, 1], ['ann', 2]);
    expect(momentsOf(rows).map(({ fromSeq, toSeq, restores }) => [fromSeq, toSeq, restores])).toEqual([
      [1, 1, null],
      [2, 2, 1],
      [3, 3, null],
    ]);
  });

  it('hold every row once', () => {
    const people = ['ann', 'bob', 'cat'];
    const rows = log(
      ...Array.from({ length: 500 }, (_, n): [string, number] => [
        people[(n * 7 + (n % 5)) % 3]!,
        n * ((n % 11) / 4),
      ]).sort((a, b) => a[1] - b[1]),
    );
    const moments = momentsOf(rows);
    expect(moments[0]?.fromSeq).toBe(1);
    moments.forEach(({ fromSeq, toSeq }, index) => {
      expect(fromSeq).toBeLessThanOrEqual(toSeq);
      expect(fromSeq).toBe((moments[index - 1]?.toSeq ?? 0) + 1);
    });
    expect(moments.at(-1)?.toSeq).toBe(500);
  });
});
