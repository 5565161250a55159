import { caretOf } from './caret.js';

it('shows another’s caret with name and letter, and hides it from screen readers', () => {
  const caret = caretOf({ name: 'Tom Fielding', group: 'PROVIDERS' });
  expect(caret.textContent).toBe('Tom Fielding (P)');
  expect([caret.getAttribute('aria-hidden'), caret.contentEditable]).toEqual(['true', 'false']);
});
