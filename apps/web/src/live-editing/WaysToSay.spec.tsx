import { cleanup, screen } from '@testing-library/react';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { WaysToSay } from './WaysToSay.js';

afterEach(cleanup);

/** What somebody is offered beside a section, and the sentences there. */
function offered(state: string, sectionState: string, roles: string[] = []): { ways: string[]; said: string } {
  const [section] = aStatement.sections.map((one) => ({ ...one, state: sectionState }));
  const me = { ...aSignatory, roles };
  showInStatement(<WaysToSay section={section!} />, {}, { me, statement: { ...aStatement, state } });
  const ways = screen.getAllByRole('link').map(({ textContent }) => textContent);
  const said = [...document.querySelectorAll('p')].map(({ textContent }) => textContent).join(' ');
  cleanup();
  return { ways, said };
}

const FLAG = 'Flag words that worry you';
const SAY = ['Suggest a change', 'Comment on the words'];

it.each([
  ['CONVENING', 'EMPTY', /writing has not begun/],
  ['CONCORDAT', 'EMPTY', /writing has not begun/],
  ['SIGN_OFF', 'FROZEN', /locked while people sign.*say why when you sign/],
  ['MEDIATION', 'NOT_AGREED', /locked while people sign/],
  ['PAUSED', 'DRAFTING', /paused/],
  ['COUNCIL_DECISION', 'SIGNED', /locked while people sign/],
  ['PUBLISHED', 'SIGNED', /This is published.*new version/],
])(
  '[R12] in %s, with the section %s, nobody is led to a form that refuses all that is typed',
  (state, section, why) => {
    const { ways, said } = offered(state, section, ['facilitator']);
    expect(ways).toEqual([FLAG]);
    expect(said).toMatch(why);
  },
);

it('[R12] while people write, every way is open, and while comments are open those that change no words', () => {
  expect(offered('DRAFTING', 'DRAFTING')).toEqual({ ways: [...SAY, 'Bring in text your group has', FLAG], said: '' });
  expect(offered('COMMENT', 'IN_COMMENT', ['facilitator'])).toEqual({ ways: [...SAY, FLAG], said: '' });
});
