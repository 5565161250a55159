import type { DocumentState } from '#concordat';
import { lastDayToAnswerLock, type LockAsked } from './unanswered-lock.js';

const asked: LockAsked = { documentState: 'SIGN_OFF', askedOn: '2026-06-01', limitWorkingDays: 5, pauses: [] };

it.each<DocumentState>(['SIGN_OFF', 'MEDIATION'])(
  '[R24] a lock waits as long as a mediation may last in %s',
  (state) => {
    expect(lastDayToAnswerLock({ ...asked, documentState: state })).toBe('2026-06-08');
  },
);

it('[R24] days of a pause are not counted', () => {
  expect(lastDayToAnswerLock({ ...asked, pauses: [{ from: '2026-06-02', to: '2026-06-04' }] })).toBe('2026-06-11');
});

it.each<DocumentState>(['RESPONDING', 'COUNCIL_DECISION', 'PAUSED'])('[R2] needs both keys in %s', (documentState) => {
  expect(lastDayToAnswerLock({ ...asked, documentState })).toBeNull();
});
