import type { SectionId } from '#concordat';
import { plainText, readSection } from '#document';
import { Frame } from '#room';
import { readVarString, readVarUint, type Decoder } from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import {
  OpenSection,
  type OpenedSection,
  type SectionOpened,
} from '../../apps/server/src/live-editing/open-section.js';
import type { Membership } from '../../apps/server/src/membership/membership.entity.js';
import { ORIGIN, signIn, type RoomsApp } from './rooms-app.js';
import { until } from './until.js';

export { until } from './until.js';

/** What a connection says of itself. */
export interface Headers {
  readonly cookie?: string;
  readonly origin?: string;
}

/** A member's window on a section: a real document, the stock y-websocket provider, a real socket. */
export interface RoomVisitor {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly opened: OpenedSection;
  readonly refusals: SectionOpened['refusals'];
  readonly cookie: string;
  readonly saved: number[];
  readonly rights: { mayWrite: boolean; because: string | null }[];
  readonly notices: { code: string; because: string }[];
  /** Close codes as they came. */
  readonly closed: number[];
  text(): string;
  leave(): void;
}

/** Opens a section as a member does in a browser, and waits for its text. */
export async function visit(rooms: RoomsApp, member: Membership, sectionId: SectionId): Promise<RoomVisitor> {
  const { actor, cookie } = await signIn(rooms.db, member);
  const { opened, refusals } = await rooms.app.get(OpenSection).run(actor, { sectionId });
  const doc = new Y.Doc({ gc: false });
  const [clientId] = opened.clientIds;
  if (clientId !== undefined) doc.clientID = clientId;
  const provider = new WebsocketProvider(rooms.address, sectionId, doc, {
    connect: false,
    disableBc: true,
    shouldReconnect: () => false,
    params: { ticket: opened.ticket, schemaVersion: String(opened.schemaVersion) },
    WebSocketPolyfill: socketWith({ cookie, origin: ORIGIN }) as unknown as typeof globalThis.WebSocket,
  });
  const visitor: RoomVisitor = {
    ...{ doc, provider, opened, refusals, cookie, saved: [], rights: [], notices: [], closed: [] },
    text: () => readSection(doc).map(plainText).join('\n'),
    leave: () => {
      // The provider says goodbye under the document's client id, which a test may have forged.
      doc.clientID = provider.awareness.clientID;
      if (provider.awareness.meta.has(doc.clientID)) provider.destroy();
      // Its awareness has a timer, which would keep the process.
      doc.destroy();
    },
  };
  listen(visitor);
  provider.connect();
  await until(() => provider.synced || visitor.closed.length > 0);
  return visitor;
}

/** The address with a ticket, and the cookie, with which a member may connect once; and the ids that were lent. */
export async function aTicket(
  rooms: RoomsApp,
  member: Membership,
  sectionId: SectionId,
): Promise<{ address: string; cookie: string; clientIds: number[] }> {
  const { actor, cookie } = await signIn(rooms.db, member);
  const { opened } = await rooms.app.get(OpenSection).run(actor, { sectionId });
  const { ticket, schemaVersion, clientIds } = opened;
  const address = `${rooms.address}/${sectionId}?ticket=${ticket}&schemaVersion=${schemaVersion}`;
  return { address, cookie, clientIds };
}

/** A raw connection and the code with which it ends: a close code, or the status of a refused upgrade. */
export function rawSocket(address: string, headers: Headers): { socket: WebSocket; ended: Promise<number> } {
  const socket = new WebSocket(address, { headers: { ...headers } });
  const ended = new Promise<number>((resolve) => {
    socket.on('close', (code) => resolve(code));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
  return { socket, ended };
}

function listen({ provider, saved, rights, notices, closed }: RoomVisitor): void {
  const handlers = provider.messageHandlers as ((...args: [unknown, Decoder]) => void)[];
  handlers[Frame.saved] = (_encoder, decoder) => void saved.push(readVarUint(decoder));
  handlers[Frame.rights] = (_encoder, decoder) =>
    void rights.push(JSON.parse(readVarString(decoder)) as (typeof rights)[0]);
  handlers[Frame.notice] = (_encoder, decoder) =>
    void notices.push(JSON.parse(readVarString(decoder)) as (typeof notices)[0]);
  handlers[Frame.heartbeat] = () => undefined;
  provider.on('connection-close', (event: { code: number } | null) => void closed.push(event?.code ?? 0));
}

function socketWith({ cookie, origin }: Headers): typeof WebSocket {
  return class extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: { ...(cookie && { cookie }), ...(origin && { origin }) } });
    }
  } as unknown as typeof WebSocket;
}
