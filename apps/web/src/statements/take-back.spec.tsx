import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import { SectionActs } from '../live-editing/SectionActs.js';
import { NextStages } from './NextStages.js';
import { aSignatory, aStatement, showInStatement } from './workspace.fake.js';

afterEach(cleanup);

const me = { ...aSignatory, roles: ['co-chair'] };
const stage = {
  ...{ to: 'WITHDRAWN', words: 'Withdraw this statement for good', needsReason: true, reason: 'It is over.' },
  ...{ successors: [], successorId: null, blockedBy: [], opening: null, turnedBy: [me.id] },
};

/** Shows a part of the page, and gives what is asked of the API when somebody takes a key back. */
function show(
  part: React.ReactNode,
  { stages = [stage], refusals = [] as object[], turnedBy = [me.id], who = me } = {},
) {
  const asked: object[] = [];
  const answers = {
    TakeBackKey: (variables: never): object => {
      asked.push(variables);
      return { takeBackKey: { refusals } };
    },
    SectionKeys: { signing: { sections: [{ sectionId: 'money', turnedBy }] } },
  };
  const statement = { ...aStatement, nextStages: stages };
  const { container } = showInStatement(part, answers, { statement, me: who });
  return { asked, faults: () => faultsOfPage(`<!DOCTYPE html><html lang="en-GB"><h1>T</h1>${container.innerHTML}`) };
}

const takeBack = () => screen.findByRole('button', { name: /^Take this back/ });

it('[R2] a co-chair who waits takes back that they withdraw the statement', async () => {
  const { asked, faults } = show(<NextStages />);
  expect(faults()).toEqual([]);
  fireEvent.click(await takeBack());
  await waitFor(() => expect(asked).toEqual([{ statementId: 's1', to: 'WITHDRAWN' }]));
});

it('[R2] a stage without a reason, and a section, have the same button', async () => {
  show(<NextStages />, { stages: [{ ...stage, to: 'COUNCIL_DECISION', needsReason: false }] });
  expect((await takeBack()).textContent).toContain('Withdraw');
  cleanup();
  const { asked } = show(<SectionActs section={aStatement.sections[0]!} />);
  fireEvent.click(await takeBack());
  await waitFor(() => expect(asked).toEqual([{ statementId: 's1', sectionId: 'money' }]));
});

it('[R2] is told when the other co-chair was first', async () => {
  show(<NextStages />, { refusals: [{ code: 'keys.not-waiting', because: 'Nothing of yours waits here.' }] });
  fireEvent.click(await takeBack());
  expect(await screen.findByText('Nothing of yours waits here.')).toBeTruthy();
});

it('[R2] nobody sees the button for the key of the other', async () => {
  show(<NextStages />, { stages: [{ ...stage, turnedBy: ['other'] }] });
  await screen.findByRole('button', { name: /^I agree/ });
  expect(screen.queryByRole('button', { name: /^Take this back/ })).toBeNull();
});

it.each<[string, string[], string[], boolean]>([
  ['a co-chair whose group does not lead it', ['co-chair'], ['VCSE'], false],
  ['a co-chair whose group leads it', ['co-chair'], ['CARERS'], true],
  ['a co-chair, where no group leads', ['co-chair'], [], true],
  ['a lead of its group', ['section-lead'], ['CARERS'], true],
])('[section 8] whether "Say that this can be read" is there for %s', (_who, roles, leads, isThere) => {
  const section = { ...aStatement.sections[0]!, state: 'DRAFTING', leads };
  show(<SectionActs section={section} />, { who: { ...me, roles } });
  expect(screen.queryByRole('button', { name: 'Say that this can be read' }) !== null).toBe(isThere);
});
