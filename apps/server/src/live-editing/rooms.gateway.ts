import type { SectionId } from '#concordat';
import { CloseCode, sentenceFor } from '#room';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { nameOf } from './refusal-recorder.js';
import { RoomDoor, type Entry, type Knock } from './room-door.js';
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
  private readonly log = new Logger('rooms');
  private heartbeat: NodeJS.Timeout | null = null;
  private readonly onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void =>
    void this.upgrade(request, socket, head);

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly door: RoomDoor,
    private readonly rooms: Rooms,
    private readonly watch: SessionWatch,
    private readonly settings: RoomSettings,
  ) {
    const { maxPayloadBytes: maxPayload } = settings;
    this.server = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload });
  }

  onApplicationBootstrap(): void {
    if (!this.settings.isOpen) return;
    this.httpServer().on('upgrade', this.onUpgrade);
    this.heartbeat = setInterval(() => this.beat(), this.settings.heartbeatMs).unref();
  }

  /** Before the database goes: what people typed last is still stored. */
  async beforeApplicationShutdown(): Promise<void> {
    this.httpServer().off('upgrade', this.onUpgrade);
    if (this.heartbeat) clearInterval(this.heartbeat);
    await this.rooms.close();
  }

  private httpServer(): Server {
    return this.http.httpAdapter.getHttpServer() as Server;
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const address = new URL(request.url ?? '/', 'http://room');
    if (!address.pathname.startsWith('/collab/')) return;
    socket.on('error', () => socket.destroy());
    const knock = knockOf(address);
    if (!knock) return refuseUpgrade(socket, '404 Not Found');
    // A browser always sends it; whoever leaves it out is not a page of ours (P0).
    if (!this.settings.origins.includes(request.headers.origin ?? '')) return refuseUpgrade(socket, '403 Forbidden');
    const entry = await this.enter(request, knock);
    // Only now: a socket that is open before it is decided would lose what it sends meanwhile.
    this.server.handleUpgrade(request, socket, head, (opened) => this.seat(opened, entry));
  }

  private async enter(request: IncomingMessage, knock: Knock): Promise<Entry> {
    try {
      return await this.door.enter(request, knock);
    } catch (fault) {
      this.log.error({ event: 'door-fault', sectionId: knock.sectionId, fault: nameOf(fault) });
      return { turnAway: CloseCode.resync };
    }
  }

  private seat(socket: WebSocket, entry: Entry): void {
    // Also for a message above the limit, which ends the connection with 1009.
    socket.on('error', () => socket.terminate());
    if ('turnAway' in entry) return socket.close(entry.turnAway, sentenceFor(entry.turnAway));
    const { section, visitor, rights } = entry;
    const session = new SocketSession(socket, visitor, this.settings);
    const room = this.rooms.of(section);
    const mine = room.sessions.filter(({ author }) => author.membershipId === visitor.author.membershipId);
    if (mine.length >= this.settings.socketsPerMember) return session.close(CloseCode.tooFast);
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
  }

  private beat(): void {
    for (const room of this.rooms.all()) room.beat();
    for (const session of this.sockets.keys()) session.beat();
    void this.watch.closeEnded([...this.sockets.keys()]);
  }
}

/** Null for an address that is no section's. */
function knockOf({ pathname, searchParams }: URL): Knock | null {
  const sectionId = pathname.slice('/collab/'.length).toLowerCase();
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(sectionId)) return null;
  return {
    sectionId: sectionId as SectionId,
    ticket: searchParams.get('ticket') ?? '',
    schemaVersion: searchParams.get('schemaVersion'),
  };
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
