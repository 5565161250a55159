import { jest } from '@jest/globals';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { plainText } from '#document';
import * as Y from 'yjs';
import { textOf, type } from './section-connection.fake.js';
import { useText } from './useText.js';

afterEach(cleanup);

describe('the words of a live section', () => {
  it('are there in the same moment in which the page says that it has them', () => {
    const noFrames = jest.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(1);
    const doc = new Y.Doc({ gc: false });
    const { result, rerender } = renderHook(({ hasText }) => useText(doc, hasText), {
      initialProps: { hasText: false },
    });
    act(() => Y.applyUpdate(doc, Y.encodeStateAsUpdate(textOf('Homes'))));
    rerender({ hasText: true });
    expect(result.current.map(plainText)).toEqual(['Homes']);
    noFrames.mockRestore();
  });

  it('are read again when somebody changes them', async () => {
    const doc = textOf('Homes');
    const { result } = renderHook(() => useText(doc, true));
    act(() => type(doc, 'Warm '));
    await waitFor(() => expect(result.current.map(plainText)).toEqual(['Warm Homes']));
  });
});
