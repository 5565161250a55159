import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import { SectionActs } from '../live-editing/SectionActs.js';
import { aColleagueActs, Changing } from '../ui/changing.fake.js';
import { NextStages } from './NextStages.js';
import { StageBeside } from './StageBeside.js';
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

it('[R2] who asked to lock a section is asked anew whether to open it, once the other co-chair has locked it', async () => {
  const asked = ['m1'];
  const SectionKeys = () => ({ signing: { sections: [{ sectionId: 'money', turnedBy: [...asked] }] } });
  const section = (state: string) => <SectionActs section={{ ...aStatement.sections[0]!, state }} />;
  const page = <Changing first={section('RESPONDING')} then={section('FROZEN')} />;
  showInStatement(page, { SectionKeys }, { me });
  await takeBack();
  asked.pop();
  aColleagueActs();
  expect(await screen.findByRole('button', { name: 'Open this section again' })).toBeTruthy();
  expect(screen.queryByText('You have agreed. The other co-chair has not yet.')).toBeNull();
});

it('[R2] who writes why a statement ends reads the reason that the other gave meanwhile, before they agree to it', () => {
  const turned: object[] = [];
  const beside = (change: object) => (
    <StageBeside
      {...{ stage: { ...stage, ...change }, me, busy: false }}
      onTurn={(to, said) => void turned.push({ to, ...said })}
    />
  );
  const [mine, theirs] = [beside({ reason: null, turnedBy: [] }), beside({ turnedBy: ['other'] })];
  showInStatement(<Changing first={mine} then={theirs} />, {});
  fireEvent.change(screen.getByLabelText('Why?'), { target: { value: 'We begin anew.' } });
  aColleagueActs();
  const words = screen.getByLabelText<HTMLTextAreaElement>('Why?');
  expect([words.value, words.readOnly]).toEqual(['We begin anew.', true]);
  expect(screen.queryByRole('button', { name: /^I agree/ })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'I have read it' }));
  fireEvent.click(screen.getByRole('button', { name: /^I agree/ }));
  expect(turned).toEqual([{ to: 'WITHDRAWN', reason: 'It is over.', successorId: null }]);
});
