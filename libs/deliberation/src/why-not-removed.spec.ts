import { whyNotRemoved, WORDS_REMOVED } from './why-not-removed.js';

it('[R28] words that were removed go into no text, and others do', () => {
  expect(whyNotRemoved(`${WORDS_REMOVED} `).map(({ code }) => code)).toEqual(['proposal.removed']);
  expect([whyNotRemoved('its rates each March'), whyNotRemoved('')]).toEqual([[], []]);
});
