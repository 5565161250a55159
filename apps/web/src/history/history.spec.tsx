import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aStatement, showInStatement, type Answers } from '../statements/workspace.fake.js';
import { BringBack } from './BringBack.js';
import { Comparison, type Compared } from './Comparison.js';
import { whenInWords, writersInWords } from './in-words.js';
import { Moments } from './Moments.js';
import { NamedVersions } from './NamedVersions.js';
import { NameForm } from './NameForm.js';

const NOTHING_FLAGGED = { isReviewer: false, concerns: [], hiddenBlocks: [] };
const section = { ...aStatement.sections[0]!, state: 'DRAFTING' };
const asha = { __typename: 'HistoryWriter', shownAs: 'Asha Ali', constituency: 'PROVIDERS' };
const block = (blockId: string, change: object) => ({ blockId, kind: 'unchanged', moved: false, runs: [], ...change });
const compared: Compared = {
  from: 2,
  to: 5,
  isSame: false,
  wordsAdded: 1,
  wordsRemoved: 2,
  blocks: [
    block('a', {
      kind: 'changed',
      runs: [
        { kind: 'same', text: 'Paid each ' },
        { kind: 'removed', text: 'April' },
        { kind: 'added', text: 'month' },
      ],
    }),
    block('b', { moved: true, runs: [{ kind: 'same', text: 'Stands elsewhere.' }] }),
    block('c', { kind: 'changed', runs: [{ kind: 'same', text: 'Bold now.' }] }),
    block('d', { runs: [{ kind: 'same', text: 'Left alone.' }] }),
  ],
};

afterEach(cleanup);

const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

describe('what is different now', () => {
  it('[CTAUR 12] says in words what came and what went', () => {
    showInStatement(<Comparison compared={compared} flagged={NOTHING_FLAGGED} />, {});
    const [changed, moved, look] = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(changed).toBe('ChangedPaid each Remove: AprilAdd: month');
    expect([moved, look]).toEqual(['MovedStands elsewhere.', 'Looks differentBold now.']);
  });

  it('[CTAUR 14] counts first, and leaves out what did not change', () => {
    showInStatement(<Comparison compared={compared} flagged={NOTHING_FLAGGED} />, {});
    expect(screen.getByText('Since then 1 word came and 2 words went. 1 part is the same.')).toBeTruthy();
    expect(screen.queryByText(/Left alone/)).toBeNull();
  });

  it('[R34] hides words that a check took out, also where new words break them up', () => {
    const concerns = [{ blockId: 'x', quote: 'Paid each April', decision: 'TAKEN_OUT' }];
    showInStatement(<Comparison compared={compared} flagged={{ ...NOTHING_FLAGGED, concerns }} />, {});
    const [changed, , look] = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(changed).toBe('ChangedHidden: a competition check took these words out. They are to be removed.');
    expect(look).toBe('Looks differentBold now.');
  });

  it('says when there is nothing', () => {
    showInStatement(<Comparison compared={{ ...compared, isSame: true }} flagged={NOTHING_FLAGGED} />, {});
    expect(screen.getByText('Nothing. The section says exactly this now.')).toBeTruthy();
  });
});

describe('[P14] bringing a version back', () => {
  let asked: unknown[];
  let renewed: number;

  beforeEach(() => {
    asked = [];
    renewed = 0;
  });

  function show(refusals: { because: string }[] = [], state = 'DRAFTING'): void {
    const restoreVersion = {
      __typename: 'RestoreVersionPayload',
      restored: { __typename: 'RestoredVersion', seq: 6 },
      refusals,
    };
    const answers: Answers = {
      RestoreVersion: (variables: never) => {
        asked.push(variables);
        return { restoreVersion };
      },
    };
    const act = { section: { ...section, state }, seq: 2, again: () => void (renewed += 1) };
    showInStatement(<BringBack {...act} when="3 March 2027, 10:12" seenHeadSeq={5} compared={compared} />, answers);
  }

  it('says first that nothing is lost and in whose name it is, with focus on that', () => {
    show();
    press('Bring this version back');
    expect(document.activeElement?.textContent).toBe('The section will say what it said on 3 March 2027, 10:12');
    expect(screen.getByText(/Nothing is lost. This is one more change, in your name/)).toBeTruthy();
    expect(screen.getByText('2 words will come back and 1 word will go.')).toBeTruthy();
    expect(asked).toEqual([]);
  });

  it('says which words the person knew of, and goes to the section', async () => {
    show();
    press('Bring this version back');
    press('Yes, bring it back');
    expect(await screen.findByText('Elsewhere')).toBeTruthy();
    expect(asked).toEqual([{ input: { sectionId: 'money', seq: 2, seenHeadSeq: 5 } }]);
  });

  it('shows why not, and the words as they are now, when somebody wrote meanwhile', async () => {
    show([{ because: 'This changed since you looked.' }]);
    press('Bring this version back');
    press('Yes, bring it back');
    expect(await screen.findByText('This changed since you looked.')).toBeTruthy();
    await waitFor(() => expect(renewed).toBe(1));
    expect(screen.queryByRole('button', { name: 'Yes, bring it back' })).toBeNull();
  });

  it('can be left', () => {
    show();
    press('Bring this version back');
    press('No, leave the section as it is');
    expect([asked, screen.getByRole('button', { name: 'Bring this version back' }).tagName]).toEqual([[], 'BUTTON']);
  });

  it('is not offered in a section that is locked', () => {
    show([], 'FROZEN');
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText(/only while the section is open for writing/)).toBeTruthy();
  });
});

describe('naming a version', () => {
  it('tells beside the field what is wrong with the name', async () => {
    const refusals = [{ code: 'history.name-taken', because: 'Another version has this name.' }];
    showInStatement(<NameForm section={section} seq={2} again={() => undefined} />, {
      NameVersion: { nameVersion: { __typename: 'NameVersionPayload', version: null, refusals } },
    });
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Draft' } });
    press('Name this version');
    expect(await screen.findAllByText(/Another version has this name\./)).toHaveLength(2);
    expect(screen.getByLabelText('Name').getAttribute('aria-describedby')).toContain('version-name-error');
  });

  it('clears the field and shows the name when it is given', async () => {
    let renewed = 0;
    const version = { __typename: 'NamedVersion', name: 'Draft' };
    showInStatement(<NameForm section={section} seq={2} again={() => void (renewed += 1)} />, {
      NameVersion: { nameVersion: { __typename: 'NameVersionPayload', version, refusals: [] } },
    });
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Draft' } });
    press('Name this version');
    await waitFor(() => expect(renewed).toBe(1));
    expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('');
  });
});

describe('the list of versions', () => {
  const moment = (seq: number) => ({
    __typename: 'HistoryMomentEdge',
    cursor: String(seq),
    node: {
      __typename: 'HistoryMoment',
      ...{ fromSeq: seq, toSeq: seq, restores: null, by: [asha] },
      from: `2027-03-03T10:${10 + seq}:00Z`,
      to: `2027-03-03T10:${10 + seq}:30Z`,
    },
  });
  const page = (seqs: number[], endCursor: string | null) => ({
    sectionHistory: {
      __typename: 'HistoryMomentConnection',
      edges: seqs.map(moment),
      pageInfo: { __typename: 'PageInfo', hasNextPage: endCursor !== null, endCursor },
    },
  });

  it('shows earlier moments when asked, and focus goes on to them', async () => {
    showInStatement(<Moments sectionId="money" />, {
      SectionHistory: ({ after }: { after: string | null }) =>
        after === null ? page([4, 3], '3') : page([2, 1], null),
    });
    expect(await screen.findAllByRole('link')).toHaveLength(2);
    press('Show earlier moments');
    await waitFor(() => expect(screen.getAllByRole('link')).toHaveLength(4));
    await waitFor(() => expect(document.activeElement).toBe(screen.getAllByRole('link')[2]));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('has names first, with who gave them', async () => {
    const named = (name: string, namedBy: object | null) => ({ seq: 2, name, at: '2027-03-03T10:00:00Z', namedBy });
    const namedVersions = [named('Draft 1', null), named('Before the meeting', asha)].map((one) => ({
      __typename: 'NamedVersion',
      ...one,
    }));
    const edges = namedVersions.map((node) => ({ __typename: 'NamedVersionEdge', node }));
    const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
    const list = { __typename: 'NamedVersionConnection', totalCount: 2, edges, pageInfo };
    showInStatement(<NamedVersions sectionId="money" />, { NamedVersions: { namedVersions: list } });
    const items = (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent);
    expect(items[0]).toMatch(/^Draft 1Locked for signing on 3 March 2027/);
    expect(items[1]).toMatch(/^Before the meetingNamed by Asha Ali \(Providers\) on 3 March 2027/);
  });

  it('tells days, times and people in words', () => {
    const at = (time: string) => new Date(`2027-03-03T${time}`).toISOString();
    expect(whenInWords({ from: at('10:12:01'), to: at('10:12:40') })).toBe('3 March 2027, 10:12');
    expect(whenInWords({ from: at('10:12:01'), to: at('10:42:00') })).toBe('3 March 2027, 10:12 to 10:42');
    const carer = { ...asha, shownAs: 'Carer 1', constituency: 'CARERS' };
    const facilitator = { ...asha, shownAs: 'Sam', constituency: '' };
    expect(writersInWords([asha, carer, facilitator])).toBe('Asha Ali (Providers), Carer 1 (Carers) and Sam');
  });
});
