/**
 * Watches the control that has the focus now: an act may take it off the page. Then focus goes to the nearest heading
 * before where it was, so that nobody is thrown to the top of the page. Whoever moves on by themselves is left alone.
 */
export function keepPlace(): void {
  const pressed = document.activeElement;
  if (!pressed || pressed === document.body) return;
  const headings = [...document.querySelectorAll<HTMLElement>('h1, h2, h3')].filter((heading) =>
    Boolean(heading.compareDocumentPosition(pressed) & Node.DOCUMENT_POSITION_FOLLOWING),
  );
  const observer = new MutationObserver(() => {
    if (pressed.isConnected) return;
    stop();
    if (document.activeElement === document.body) focusOn(headings.findLast(({ isConnected }) => isConnected));
  });
  const stop = (): void => {
    observer.disconnect();
    document.removeEventListener('focusin', stop);
  };
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', stop);
}

function focusOn(heading: HTMLElement | undefined): void {
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}
