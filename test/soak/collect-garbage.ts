import { WebSocket } from 'ws';

/** For the server's NODE_OPTIONS: whoever has the address that it prints may ask it to collect its garbage. */
export const INSPECTABLE = '--inspect=127.0.0.1:0';

/** Has a server that was started so free all that nothing holds any more; its heap is then what it keeps. */
export async function collectGarbage(printed: string): Promise<void> {
  const address = [...printed.matchAll(/Debugger listening on (ws:\S+)/g)].at(-1)?.[1];
  if (!address) throw new Error('The server was not started with INSPECTABLE.');
  const socket = new WebSocket(address);
  await new Promise((done, failed) => socket.once('open', done).once('error', failed));
  const answered = new Promise((done) => socket.once('message', done));
  socket.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
  await answered;
  socket.terminate();
}
