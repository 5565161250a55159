import { gapsInWords, type LeavingGap } from './leaving.js';

const signing: LeavingGap = {
  ...{ kind: 'signatory', statement: 'Care', constituency: 'CARERS', signatories: 2, needed: 2 },
};

describe('what somebody leaves open who leaves for good', () => {
  it('[R2][R28] is a statement without a co-chair', () => {
    expect(gapsInWords([{ kind: 'co-chair', statement: 'Care' }])).toEqual([
      expect.stringContaining('You are a co-chair of “Care”.'),
    ]);
  });

  it('[R28] is a group that falls below its number while people sign', () => {
    expect(gapsInWords([signing])).toEqual([
      '“Care” is being signed. “Unpaid carers and family members” needs 2 people who sign, and will have 1.',
    ]);
    expect(gapsInWords([{ ...signing, signatories: 1 }])[0]).toMatch(/and will have nobody\.$/);
  });

  it('[R28] is nothing where the group has enough others', () => {
    expect(gapsInWords([{ ...signing, signatories: 3 }])).toEqual([]);
  });

  it('[R28] is a council that nobody else looks after, and nothing where somebody does', () => {
    const council = { kind: 'administrator', council: 'Hallbeck Council', administrators: 1 } as const;
    expect(gapsInWords([council])).toEqual([expect.stringContaining('Only you look after Hallbeck Council here.')]);
    expect(gapsInWords([{ ...council, administrators: 2 }])).toEqual([]);
  });
});
