import { decodeFrame, encodeRights, encodeStep1, encodeStep2, type ClientFrame } from '#room';
import * as Y from 'yjs';

/** A WebSocket without a network: the test says what the server does. */
export class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  /** Every one that was made, oldest first. */
  static all: FakeSocket[] = [];

  readonly OPEN = 1;
  readyState = 0;
  binaryType = '';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly heard: ClientFrame[] = [];

  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }

  /** The newest one. */
  static last(): FakeSocket {
    const last = FakeSocket.all.at(-1);
    if (!last) throw new Error('Nobody has connected.');
    return last;
  }

  send(data: Uint8Array): void {
    this.heard.push(decodeFrame(data));
  }

  close(): void {
    this.readyState = 3;
  }

  /** The server lets the connection in, and sends its text and its question as a room does. */
  letIn(text: Y.Doc, mayWrite = true): void {
    this.readyState = 1;
    this.onopen?.();
    this.tell(encodeRights({ mayWrite, because: mayWrite ? null : 'Locked while people sign.' }));
    this.tell(encodeStep2(Y.encodeStateAsUpdate(text)));
    if (mayWrite) this.tell(encodeStep1(Y.encodeStateVector(text)));
  }

  tell(frame: Uint8Array): void {
    this.onmessage?.({ data: frame.slice().buffer });
  }

  /** The server, or the network, ends it. */
  end(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code, reason: '' });
  }

  /** Update messages that came from this browser; the answer to the server's question is one. */
  get updates(): Uint8Array[] {
    return this.heard.flatMap((frame) => (frame.kind === 'update' || frame.kind === 'step2' ? [frame.update] : []));
  }
}
