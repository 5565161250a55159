import { paragraphsOf, whyNotBring, type BringRequest } from './why-not-bring.js';

const allowed: BringRequest = { source: 'Our answer to the draft of 2025', text: 'Rates came late.' };
const codesFor = (change: Partial<BringRequest>) => whyNotBring({ ...allowed, ...change }).map(({ code }) => code);

describe('whyNotBring', () => {
  it('[R3] lets a text be brought that says where it comes from', () => {
    expect(codesFor({})).toEqual([]);
  });

  it.each<[string, Partial<BringRequest>, string[]]>([
    ['[R3] without saying where it comes from', { source: ' ' }, ['bring.source']],
    ['[R3] from somewhere with too long a name', { source: 'x'.repeat(151) }, ['bring.source']],
    ['[R38] with contact details in where it comes from', { source: 'Ring 01632 960123' }, ['bring.source']],
    ['without words', { text: ' \n\n ' }, ['bring.text']],
    ['of more than a section holds', { text: 'x'.repeat(20_001) }, ['bring.text']],
    ['with nothing at all', { text: '', source: '' }, ['bring.text', 'bring.source']],
  ])('refuses one %s', (_case, change, codes) => {
    expect(codesFor(change)).toEqual(codes);
  });
});

it('ends a paragraph at an empty line, and nowhere else', () => {
  expect(paragraphsOf('One  line\r\nand another.\r\n \r\n\r\n Second. \n')).toEqual([
    'One line and another.',
    'Second.',
  ]);
});
