import type { SectionId } from '#concordat';
import { CloseCode, sentenceFor } from '#room';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { addressOf } from '../platform/address-of.js';
import { Metrics } from '../platform/metrics.js';
import { OpenSockets } from '../platform/open-sockets.js';
import { refuseUpgrade } from '../platform/refuse-upgrade.js';
import { nameOf } from './refusal-recorder.js';
import { RoomDoor, type Entry, type Knock, type LetIn } from './room-door.js';
import { RoomSettings } from './room-settings.js';
import { Rooms } from './rooms.js';
import { SessionWatch } from './session-watch.js';
import { SocketSession } from './socket-session.js';

/**
 * The WebSockets of the rooms, at /collab/:sectionId. Takes its own path from the server's upgrade requests and leaves
 * the others (/graphql) to whoever has them.
 */
@Injectable()
export class RoomsGateway implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly server: WebSocketServer;
  private readonly sockets = new Map<SocketSession, SectionId>();
  private readonly open: OpenSockets;
  private readonly log = new Logger('rooms');
  private timers: NodeJS.Timeout[] = [];
  private readonly onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void =>
    void this.upgrade(request, socket, head);

  // eslint-disable-next-line max-params -- it stands between the network, the door and the rooms
  constructor(
    private readonly http: HttpAdapterHost,
    private readonly door: RoomDoor,
    private readonly rooms: Rooms,
    private readonly watch: SessionWatch,
    private readonly settings: RoomSettings,
    private readonly metrics: Metrics,
  ) {
    const { maxPayloadBytes: maxPayload, socketsPerPerson: perPerson, socketsPerAddress: perAddress } = settings;
    this.open = new OpenSockets({ perPerson, perAddress });
    this.server = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload });
  }

  onApplicationBootstrap(): void {
    this.metrics.observe('cp_room_sockets', 'Connections in rooms.', () => this.sockets.size);
    if (!this.settings.isOpen) return;
    this.httpServer().on('upgrade', this.onUpgrade);
    this.timers = [
      setInterval(() => this.beat(), this.settings.heartbeatMs).unref(),
      setInterval(() => void this.watch.closeEnded([...this.sockets.keys()]), this.settings.watchEveryMs).unref(),
    ];
  }

  /** Before the database goes: what people typed last is still stored. */
  async beforeApplicationShutdown(): Promise<void> {
    this.httpServer().off('upgrade', this.onUpgrade);
    for (const timer of this.timers) clearInterval(timer);
    await this.rooms.close();
  }

  private httpServer(): Server {
    return this.http.httpAdapter.getHttpServer() as Server;
  }

  /** Never rejects: whatever somebody writes in the first line of a request ends their own connection at most. */
  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (!request.url?.startsWith('/collab/')) return;
    socket.on('error', () => socket.destroy());
    try {
      const knock = knockOf(request.url);
      if (!knock) return refuseUpgrade(socket, '404 Not Found');
      // A browser always sends it; whoever leaves it out is not a page of ours (P0).
      if (!this.settings.origins.includes(request.headers.origin ?? '')) return refuseUpgrade(socket, '403 Forbidden');
      const since = this.rooms.now();
      const entry = await this.enter(request, knock);
      // Only now: a socket that is open before it is decided would lose what it sends meanwhile.
      this.server.handleUpgrade(request, socket, head, (opened) => {
        const counted = 'turnAway' in entry ? entry : this.count(opened, entry, addressOf(request, this.http));
        this.seat(opened, socket, counted, since);
      });
    } catch (fault) {
      this.log.error({ event: 'upgrade-fault', fault: nameOf(fault) });
      socket.destroy();
    }
  }

  private async enter(request: IncomingMessage, knock: Knock): Promise<Entry> {
    try {
      return await this.door.enter(request, knock);
    } catch (fault) {
      this.log.error({ event: 'door-fault', sectionId: knock.sectionId, fault: nameOf(fault) });
      return { turnAway: CloseCode.resync };
    }
  }

  /** Turns away who has too many windows open, before a room knows of them (S8). */
  private count(opened: WebSocket, entry: LetIn, address: string): Entry {
    const give = this.open.take({ person: entry.personId, address });
    if (!give) return { turnAway: CloseCode.tooManyWindows };
    opened.on('close', give);
    return entry;
  }

  private seat(socket: WebSocket, network: Duplex, entry: Entry, since: number): void {
    // Also for a message above the limit, which ends the connection with 1009.
    socket.on('error', () => socket.terminate());
    if ('turnAway' in entry) return socket.close(entry.turnAway, sentenceFor(entry.turnAway));
    const { section, visitor, rights } = entry;
    const onSlow = (): void => this.metrics.resyncs.inc({ code: String(CloseCode.resync) });
    const session = new SocketSession(socket, network, visitor, this.settings, onSlow);
    const room = this.rooms.of(section);
    const mine = room.sessions.filter(({ author }) => author.membershipId === visitor.author.membershipId);
    if (mine.length >= this.settings.socketsPerMember) return session.close(CloseCode.tooManyWindows);
    this.sockets.set(session, section.id);
    socket.on('message', (data, isBinary) => {
      const bytes = session.accept(data, isBinary);
      if (bytes) room.receive(session, bytes);
    });
    socket.on('close', () => {
      this.sockets.delete(session);
      room.leave(session);
      this.rooms.left(section.id);
    });
    room.join(session, rights);
    this.rooms.entered(section.id, session, since);
  }

  private beat(): void {
    for (const session of this.sockets.keys()) session.beat();
  }
}

/** Null for an address that is no section's. Never throws: it is taken apart as text, not read as an address. */
function knockOf(url: string): Knock | null {
  const [path = '', query = ''] = url.split('?');
  const sectionId = path.slice('/collab/'.length).toLowerCase();
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(sectionId)) return null;
  const parameters = new URLSearchParams(query);
  return {
    sectionId: sectionId as SectionId,
    ticket: parameters.get('ticket') ?? '',
    schemaVersion: parameters.get('schemaVersion'),
  };
}
