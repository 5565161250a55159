import { expectationsOf } from './expectations.js';
import { DOCUMENT_STATE_WORDS, type DocumentState } from './states.js';

const STATES = Object.keys(DOCUMENT_STATE_WORDS) as DocumentState[];
const of = (stage: DocumentState, change: Partial<Parameters<typeof expectationsOf>[1]> = {}) =>
  expectationsOf(stage, { roles: ['member'], signatory: false, ...change });

describe('expectationsOf (RULES.md, R40)', () => {
  it.each(STATES)(
    '[R40] says in %s what is expected of a member and what they can expect, in whole sentences',
    (stage) => {
      const { expected, canExpect, canChange } = of(stage);
      expect([expected.length > 0, canExpect.length > 0]).toEqual([true, true]);
      for (const sentence of [...expected, ...canExpect, ...canChange]) expect(sentence).toMatch(/^[A-Z].*\.$/);
    },
  );

  it('[R40] says more to those who sign, and to those with a role', () => {
    expect(of('SIGN_OFF', { signatory: true }).expected).toHaveLength(of('SIGN_OFF').expected.length + 1);
    const both = of('RESPONDING', { roles: ['member', 'co-chair', 'section-lead'] }).expected;
    expect(both.slice(-2)).toEqual([
      'Lock each section together when every suggestion in it has its answer.',
      'Answer every suggestion for your section, with somebody of another group.',
    ]);
  });

  it('[R40] says what each stage can still change until the statement has ended', () => {
    const ended = ['SUPERSEDED', 'WITHDRAWN'];
    expect(STATES.filter((stage) => of(stage).canChange.length === 0)).toEqual(ended);
  });

  it('uses no word that only we know', () => {
    const all = STATES.flatMap((stage) => Object.values(of(stage, { roles: ['co-chair', 'facilitator'] })).flat());
    expect(all.join(' ')).not.toMatch(/constituenc|concordat|dissent|stakeholder|freeze|frozen|proposal/i);
  });
});
