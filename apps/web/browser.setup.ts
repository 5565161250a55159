import { TextDecoder, TextEncoder } from 'node:util';

// Every browser has these; jsdom does not.
Object.assign(globalThis, { TextDecoder, TextEncoder });

// jsdom knows dialogs, but not how to open one.
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true;
  },
  close(this: HTMLDialogElement) {
    this.open = false;
  },
});

// jsdom lays nothing out, so that no words have a place on the page.
const nowhere = (): DOMRect => new DOMRect();
Object.assign(Range.prototype, { getClientRects: () => [nowhere()], getBoundingClientRect: nowhere });

/** The router makes one each time somebody goes to a page, and reads no more of it than this. */
class FakeRequest {
  readonly method = 'GET';
  readonly signal: AbortSignal | undefined;

  constructor(
    readonly url: string,
    init: { signal?: AbortSignal },
  ) {
    this.signal = init.signal;
  }
}

Object.assign(globalThis, { Request: FakeRequest });
