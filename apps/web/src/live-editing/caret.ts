import { groupOf } from '#concordat';

/**
 * Another writer's caret: a line with a name flag. Hidden from screen readers, which would read it out in the middle of
 * a sentence; the list of people says who is here.
 */
export function caretOf(user: Record<string, unknown>): HTMLElement {
  const { name, group } = user;
  const { letter, fill } = groupOf(typeof group === 'string' ? group : '');
  const caret = document.createElement('span');
  caret.className = 'cp-caret';
  caret.setAttribute('aria-hidden', 'true');
  caret.contentEditable = 'false';
  caret.style.setProperty('border-color', fill);
  const flag = document.createElement('span');
  flag.className = 'cp-caret__flag';
  flag.style.setProperty('background-color', fill);
  flag.textContent = `${typeof name === 'string' ? name : ''} (${letter})`;
  caret.append(flag);
  return caret;
}
