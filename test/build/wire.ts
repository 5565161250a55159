import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a network does: `silent` swallows everything and says nothing, as a half-open connection does. */
export type WireState = 'open' | 'slow' | 'silent' | 'cut';

/** How long bytes take on a slow wire, each way. */
const SLOW_MS = 300;

/** A piece of network between a program and what it talks to, on a port of its own: it can be slow, silent or cut. */
export class Wire {
  private state: WireState = 'open';
  private readonly sockets = new Set<Socket>();
  /** Those of which bytes were lost: nothing can be made of them any more. */
  private readonly broken = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private target: number,
  ) {
    server.on('connection', (near) => this.join(near));
  }

  /** Begins to pass on to a port of this machine. */
  static async to(port: number): Promise<Wire> {
    const server = createServer({ allowHalfOpen: false });
    const wire = new Wire(server, port);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return wire;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The same address by way of this wire. */
  through(url: string): string {
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String(this.port);
    return through.href;
  }

  /** Passes new connections on to another port. */
  aim(port: number): void {
    this.target = port;
  }

  set(state: WireState): void {
    this.state = state;
    if (state === 'cut') for (const socket of this.sockets) socket.destroy();
    if (state === 'open') for (const socket of this.broken) socket.destroy();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }

  private join(near: Socket): void {
    if (this.state === 'cut') return void near.destroy();
    const far = connect(this.target, '127.0.0.1');
    this.pass(near, far);
    this.pass(far, near);
  }

  private pass(from: Socket, to: Socket): void {
    this.sockets.add(from);
    from.setNoDelay(true);
    from.on('error', () => undefined);
    from.on('close', () => {
      this.sockets.delete(from);
      this.broken.delete(from);
      to.destroy();
    });
    // One after the other, also where some were slow and the next would not be.
    let before: Promise<void> = Promise.resolve();
    from.on('data', (bytes) => {
      if (this.state === 'silent') return void this.broken.add(from);
      const slow = this.state === 'slow' ? new Promise<void>((done) => setTimeout(done, SLOW_MS)) : null;
      before = before.then(() => slow ?? undefined).then(() => void (to.destroyed || to.write(bytes)));
    });
  }
}
