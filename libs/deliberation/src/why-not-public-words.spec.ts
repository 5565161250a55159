import { TAKEN_OUT } from './contact-details.js';
import { whyNotPublicWords } from './why-not-public-words.js';

const inText = (words: string) => whyNotPublicWords([{ field: 'text', words }]);

describe('words that everybody will read', () => {
  it.each(['Write to lee@work.test.', 'Ring 01632 960123.', 'Ring +44 20 7946 0958.', 'NE1 4ST', '943 476 5919'])(
    '[R38] are not taken with contact details, and it says what to take out: %s',
    (words) => {
      expect(inText(words)).toMatchObject([
        { code: 'contact-details.text', because: expect.stringMatching(/^Take e-mail addresses, telephone numbers/) },
      ]);
    },
  );

  it('[R38] are taken with figures and years, and where contact details were taken out before', () => {
    expect(inText('In 2027/28 we pay £28.53 an hour for 1,850 hours in 6 areas.')).toEqual([]);
    expect(inText(`Ask ${TAKEN_OUT}.`)).toEqual([]);
  });

  it('[R38] are refused once for each field', () => {
    const sent = ['why', 'what', 'why'].map((field) => ({ field, words: 'Ring 01632 960123' }));
    expect(whyNotPublicWords([...sent, { field: 'by', words: 'May' }]).map(({ code }) => code)).toEqual([
      'contact-details.why',
      'contact-details.what',
    ]);
  });
});
