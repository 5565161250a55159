import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { appendBlocks, readSection, type JsonNode } from '#document';
import type { BundleDataset } from '#publication';
import type { Editor } from '@tiptap/react';
import * as Y from 'yjs';
import { FakeSocket } from './room-socket.fake.js';
import { SectionConnection } from './section-connection.js';
import SectionEditor from './SectionEditor.js';

const opened = { ticket: 't', epoch: 1, schemaVersion: 1, clientIds: [7], mayWrite: true };
let connection: SectionConnection | null = null;

/** The editor on a section with one paragraph, in its room, with the caret in it. */
async function open(tables: readonly BundleDataset[] = []) {
  const text = new Y.Doc({ gc: false });
  appendBlocks(text, [{ type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Homes for all' }] }]);
  const Socket = FakeSocket as unknown as typeof WebSocket;
  const mine = new SectionConnection('s1', async () => opened, { address: 'ws://rooms.test/collab', Socket });
  connection = mine;
  await waitFor(() => FakeSocket.last());
  FakeSocket.last().letIn(text);
  const editor = (mayWrite: boolean) => (
    <>
      <p id="permission">You can edit.</p>
      <SectionEditor name="Money, section 2" connection={mine} mayWrite={mayWrite} tables={tables} />
    </>
  );
  const { rerender } = render(editor(true));
  await waitFor(() => expect(document.activeElement).toBe(textbox()));
  return { setMayWrite: (may: boolean) => act(() => rerender(editor(may))) };
}

const textbox = (): HTMLElement => screen.getByRole('textbox', { name: 'Money, section 2. Editing' });
const tools = (): HTMLElement[] => [...screen.getByRole('toolbar').querySelectorAll('button')];
const tabStops = (): (string | null)[] => tools().flatMap((tool) => (tool.tabIndex === 0 ? [tool.textContent] : []));
const focused = (): string | null | undefined => document.activeElement?.textContent;
const press = (key: string): void => void fireEvent.keyDown(document.activeElement ?? document, { key });

afterEach(() => {
  cleanup();
  connection?.leave();
  FakeSocket.all = [];
});

describe('the editor', () => {
  it('is a text box of several lines, called by its section, with permission and help described', async () => {
    await open();
    expect(textbox().getAttribute('aria-multiline')).toBe('true');
    const described = textbox().getAttribute('aria-describedby')?.split(' ') ?? [];
    const words = described.map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(words).toMatch(/You can edit\..*Tab leaves the text/);
  });

  it('[CTAUR 18] stays where it is, read-only, when the right to write is lost, and comes back', async () => {
    const { setMayWrite } = await open();
    const before = textbox();
    setMayWrite(false);
    expect([before.isConnected, before.getAttribute('contenteditable'), before.getAttribute('aria-readonly')]).toEqual([
      true,
      'false',
      'true',
    ]);
    expect([before.tabIndex, screen.queryByRole('toolbar')]).toEqual([0, null]);
    setMayWrite(true);
    expect(before.getAttribute('contenteditable')).toBe('true');
  });

  it('writes no style sheet into the page, which our pages would refuse', async () => {
    await open();
    expect(document.querySelectorAll('style')).toHaveLength(0);
  });

  it('goes to the toolbar with Alt and F10, and Escape comes back', async () => {
    await open();
    fireEvent.keyDown(textbox(), { key: 'F10', altKey: true });
    expect(focused()).toBe('Paragraph');
    press('Escape');
    await waitFor(() => expect(document.activeElement).toBe(textbox()));
  });

  it('shows the keyboard help with Alt and 0, and with a button that everyone sees', async () => {
    await open();
    fireEvent.keyDown(textbox(), { key: '0', altKey: true });
    expect(focused()).toBe('Keys that help you write');
    fireEvent.click(screen.getByRole('button', { name: 'Keyboard help', expanded: true }));
    expect(screen.queryByText('Keys that help you write')).toBeNull();
  });
});

describe('the toolbar', () => {
  it('is one tab stop, with arrows, Home and End between its buttons', async () => {
    await open();
    expect(tabStops()).toEqual(['Paragraph']);
    act(() => tools()[0]!.focus());
    const stops = ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'End', 'ArrowRight', 'ArrowLeft', 'Home'].map((key) => {
      press(key);
      return focused();
    });
    expect(stops).toEqual(['Heading', 'Small heading', 'Heading', 'Redo', 'Paragraph', 'Redo', 'Paragraph']);
    expect(tabStops()).toEqual(['Paragraph']);
  });

  it('says which style the words have', async () => {
    await open();
    const pressed = (name: string): string | null => screen.getByRole('button', { name }).getAttribute('aria-pressed');
    await waitFor(() => expect([pressed('Paragraph'), pressed('Heading')]).toEqual(['true', 'false']));
    fireEvent.click(screen.getByRole('button', { name: 'Heading' }));
    await waitFor(() => expect([pressed('Paragraph'), pressed('Heading')]).toEqual(['false', 'true']));
    expect(screen.getByRole('button', { name: 'Undo' }).getAttribute('aria-pressed')).toBeNull();
  });

  it('belongs to the text by its id', async () => {
    await open();
    expect(screen.getByRole('toolbar').getAttribute('aria-controls')).toBe(textbox().id);
  });
});

describe('inserting a table', () => {
  const beds: BundleDataset = {
    ...{ id: 'T2', title: 'Beds by area', headline: 'Few beds are empty', source: 'Survey', period: '2025' },
    ...{
      geography: 'Hallbeck',
      caveat: '',
      owner: null,
      textAlternative: 'There are 40 beds.',
      sha256: 'a'.repeat(64),
    },
    columns: ['Area', 'Beds'],
    rows: [['Vale', '40']],
  };
  const prices = { ...beds, id: 'T3', title: 'What is paid', rows: [['Vale', 'not known']] };
  const written = (): (readonly [string, JsonNode['attrs']])[] =>
    readSection(connection!.doc).map(({ type, attrs: { id: _, ...attrs } = {} }) => [type, attrs]);
  const insertTable = (): void =>
    act(() =>
      tools()
        .find(({ textContent }) => textContent === 'Insert a table')!
        .click(),
    );
  const choose = (label: string, value: string): void =>
    void fireEvent.change(screen.getByLabelText(label), { target: { value } });

  it('[R39] lists the tables by name, and names the chosen one in the text after the paragraph of the caret', async () => {
    await open([beds, prices]);
    insertTable();
    const list = screen.getByLabelText<HTMLSelectElement>('Which table?');
    expect(document.activeElement).toBe(list);
    expect([...list.options].map(({ text }) => text)).toEqual(['T2: Beds by area', 'T3: What is paid']);
    choose('Which table?', 'T3');
    fireEvent.click(screen.getByRole('button', { name: 'Insert it' }));
    await waitFor(() => expect(document.activeElement).toBe(textbox()));
    expect(written()).toEqual([
      ['paragraph', {}],
      ['datasetTable', { dataset: 'T3' }],
    ]);
    expect(textbox().querySelector('figcaption')?.textContent).toBe('Few beds are empty');
    expect(screen.queryByRole('group', { name: 'Insert a table' })).toBeNull();
  });

  it('[R39] shows figures as bars only where there is something to draw', async () => {
    await open([beds, prices]);
    insertTable();
    choose('How is it shown?', 'chart');
    choose('Which table?', 'T3');
    expect(screen.queryByLabelText('How is it shown?')).toBeNull();
    choose('Which table?', 'T2');
    fireEvent.click(screen.getByRole('button', { name: 'Insert it' }));
    expect(written().at(-1)).toEqual(['figure', { dataset: 'T2', chart: 'bars' }]);
  });

  it('breaks no paragraph, takes the place of an empty one, and leaves the caret in the words above the figures', async () => {
    await open([beds]);
    const { editor } = textbox() as HTMLElement & { editor: Editor };
    const insert = (): void => {
      insertTable();
      fireEvent.click(screen.getByRole('button', { name: 'Insert it' }));
    };
    act(() => void editor.chain().focus('end').splitBlock().run());
    insert();
    act(() => void editor.chain().setTextSelection(4).run());
    insert();
    expect(editor.state.selection.$from.parent.textContent).toBe('Few beds are empty');
    expect(written().map(([type]) => type)).toEqual(['paragraph', 'datasetTable', 'datasetTable']);
    expect(textbox().querySelector('p')?.textContent).toBe('Homes for all');
  });

  it('goes back to the text with Escape, and nothing is in it', async () => {
    await open([beds]);
    insertTable();
    press('Escape');
    await waitFor(() => expect(document.activeElement).toBe(textbox()));
    expect([screen.queryByRole('group', { name: 'Insert a table' }), written().length]).toEqual([null, 1]);
  });

  it('says who can bring one where there is none', async () => {
    await open();
    insertTable();
    expect(focused()).toMatch(/^Nobody has brought a table/);
    expect(screen.queryByRole('button', { name: 'Insert it' })).toBeNull();
  });
});
