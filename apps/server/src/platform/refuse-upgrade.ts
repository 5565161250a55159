import type { Duplex } from 'node:stream';

/** Answers somebody who wants a WebSocket that they do not get, and lets go of them. */
export function refuseUpgrade(socket: Duplex, status: '403 Forbidden' | '404 Not Found'): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
