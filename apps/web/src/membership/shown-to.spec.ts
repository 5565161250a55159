import { shownTo } from './shown-to.js';

const wordsFor = (form: string, audience: string, constituency: string | null = 'CARERS'): string[] =>
  shownTo({ form, audience, chosenName: 'Sparrow' }, 'Hassan Ali', constituency).map(({ words }) => words);

describe('the preview of how one is shown', () => {
  it.each([
    ['full-name', 'everyone', ['Hassan Ali', 'Hassan Ali', 'Hassan Ali']],
    ['first-name', 'writers', ['Hassan', 'Hassan', '“Carer” and a number']],
    ['chosen-name', 'own-group', ['Sparrow', '“Carer” and a number', '“Carer” and a number']],
    ['group-only', 'everyone', Array(3).fill('“Carer” and a number')],
  ])('[R29] shows %s to %s', (form, audience, expected) => {
    expect(wordsFor(form, audience)).toEqual(expected);
  });

  it('[R29] has a number only for who belongs to no group', () => {
    expect(wordsFor('full-name', 'writers', null).slice(1)).toEqual(['Hassan Ali', 'a number, without a name']);
  });
});
