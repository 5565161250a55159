import { Frame } from '#room';

const STEP_1 = 0;

/** A WebSocket that tells of each update message that leaves: a sync message that is no question. */
export function countingSocket(Socket: typeof WebSocket, onUpdate: () => void): typeof WebSocket {
  return class extends Socket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && data[0] === Frame.sync && data[1] !== STEP_1) onUpdate();
      super.send(data);
    }
  };
}
