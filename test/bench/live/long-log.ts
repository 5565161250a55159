import type { SectionId } from '#concordat';
import { Client } from 'pg';
import * as Y from 'yjs';
import { chainEntries, type ChainedEntry, type NewEntry } from '../../../apps/server/src/live-editing/update-log.js';
import { Section } from '../../../apps/server/src/statements/section.entity.js';
import { aMember } from '../../build/rooms-app.js';
import { lease, ourDatabase, type OurServer } from './ours.js';
import { hocuspocusDatabase } from './peers.js';
import type { Machine, Room } from './server.js';
import { withClients, type Tape } from './tape.js';

/** Writes a section whose log has a row for every edit of a tape, chained as the product chains them. */
export async function aLongLog(server: OurServer, machine: Machine, tape: Tape): Promise<Room> {
  const { db, statementId } = server;
  const [room] = await server.openRooms(1);
  const sectionId = room!.name as SectionId;
  const authors = await Promise.all(
    tape.writers.map(async () => {
      const member = await aMember(db, statementId, { constituency: 'PEOPLE' });
      const [client = 0] = await lease(db, sectionId, member);
      return { client, author: { membershipId: member.id, capacity: member.capacity, onBehalfOf: null } };
    }),
  );
  const clients = authors.map(({ client }) => client);
  const entries = editsInTurn(tape).map(({ update, writer }): NewEntry => {
    const { author, client } = authors[writer]!;
    const bytes = withClients(update, clients);
    const writes = Y.decodeUpdate(bytes).structs.length > 0;
    return { author, clientIds: writes ? [client] : [], bytes };
  });
  const { rows, head } = chainEntries({ epoch: 1, seq: 0, logHead: '0'.repeat(64) }, entries, new Date());
  await insert(await ourDatabase(machine), sectionId, rows);
  await db.manager.update(Section, { id: sectionId }, { headSeq: head.seq, logHead: head.logHead });
  return { name: sectionId, statementId };
}

/** Gives Hocuspocus's database the state that it would have after the same edits: it forgets what was deleted. */
export async function aLongDocument(machine: Machine, tape: Tape, name: string): Promise<Room> {
  const doc = new Y.Doc();
  for (const { update } of editsInTurn(tape)) Y.applyUpdate(doc, update);
  await ask(await hocuspocusDatabase(machine), (client) =>
    client.query('INSERT INTO document (name, state) VALUES ($1, $2)', [name, Buffer.from(Y.encodeStateAsUpdate(doc))]),
  );
  return { name };
}

/** The base, then one edit of each writer after the other. */
function editsInTurn({ base, writers }: Tape): { update: Uint8Array; writer: number }[] {
  const edits = [{ update: base, writer: 0 }];
  const longest = Math.max(...writers.map(({ length }) => length));
  for (let edit = 0; edit < longest; edit += 1) {
    writers.forEach((mine, writer) => {
      const update = mine[edit];
      if (update) edits.push({ update, writer });
    });
  }
  return edits;
}

async function insert(url: string, sectionId: SectionId, rows: readonly ChainedEntry[]): Promise<void> {
  await ask(url, async (client) => {
    for (let from = 0; from < rows.length; from += ROWS_AT_A_TIME) {
      const some = rows.slice(from, from + ROWS_AT_A_TIME);
      await client.query(INSERT, [
        sectionId,
        some[0]!.at,
        some.map(({ seq }) => seq),
        some.map(({ entry }) => entry.author.membershipId),
        some.map(({ entry }) => entry.author.capacity),
        some.map(({ entry }) => `{${entry.clientIds.join()}}`),
        some.map(({ entry }) => Buffer.from(entry.bytes)),
        some.map(({ sha256 }) => sha256),
        some.map(({ chain }) => chain),
      ]);
    }
    await client.query('ANALYZE section_update');
  });
}

const ROWS_AT_A_TIME = 5_000;

const INSERT = `INSERT INTO section_update
  (section_id, epoch, seq, membership_id, capacity, on_behalf_of, client_ids, bytes, sha256, chain, at)
  SELECT $1, 1, seq, member, capacity, NULL, clients::bigint[], bytes, sha256, chain, $2
  FROM unnest($3::int[], $4::uuid[], $5::text[], $6::text[], $7::bytea[], $8::text[], $9::text[])
    AS row (seq, member, capacity, clients, bytes, sha256, chain)`;

async function ask(url: string, act: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}
