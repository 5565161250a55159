import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyCommand } from '../../apps/server/src/public-record/verify-command.js';
import type { UnsignedBundle } from '#publication';
import { checkpointLine, signCheckpoint } from '#record';
import {
  aBundle,
  aBundleWithSomethingRemoved,
  aCouncilOnlyBundle,
  aPartnersOnlyBundle,
  aSigner,
} from '../../libs/publication/src/a-bundle.fake.js';
import { sealBundle, withOpenings } from '../../libs/publication/src/seal-bundle.js';

const signer = aSigner();
const sealed = sealBundle(aBundle(), signer);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(text: string): Promise<string> {
  const file = join(folder, 'bundle.json');
  await writeFile(file, text);
  return file;
}

describe('npm run verify', () => {
  it('[R27] says that a file is sound, and where to compare the key it brings', async () => {
    const { exitCode, say } = await verifyCommand([await fileOf(sealed)]);
    expect(exitCode).toBe(0);
    expect(say).toContain('Sound. "Our care and support statement", version 1, Northmoor Council');
    expect(say).toContain('2 sections, 12 group positions, 28 entries and 3 checkpoints of the record.');
    expect(say).toContain('3 declarations of interests: all that the record in it holds.');
    expect(say).toContain(`Signed by key ${signer.publicKey}`);
    expect(say).toContain("the council's /keys page at the address where you got this file");
  });

  it('[R24][R24b] says of a file that it was not published together', async () => {
    const says = async (bundle: UnsignedBundle) =>
      (await verifyCommand([await fileOf(sealBundle(bundle, signer))])).say;
    expect(await says(aCouncilOnlyBundle())).toContain(
      'It says first: "Published by the council without the agreement of unpaid carers and family members and care providers."',
    );
    expect(await says(aPartnersOnlyBundle())).toContain(
      'The council has not agreed this and it is not council policy.',
    );
    expect(await says(aBundle())).not.toContain('not published together');
  });

  it('trusts the key that was given, in whatever case it is typed', async () => {
    const { exitCode, say } = await verifyCommand([await fileOf(sealed), '--key', signer.publicKey.toUpperCase()]);
    expect(exitCode).toBe(0);
    expect(say).toContain('Signed by the key you trust');
  });

  it('refuses a file that another key signed', async () => {
    const other = aSigner('somebody else').publicKey;
    const { exitCode, say } = await verifyCommand(['--key', other, await fileOf(sealed)]);
    expect(exitCode).toBe(1);
    expect(say).toContain('The signature: The file is signed by key');
  });

  it('[A1] names the section, the group or the entry that is wrong', async () => {
    const forged = sealed
      .replace('A visit of fifteen', 'A visit of fifty')
      .replace('costs more than', 'costs less than');
    const { exitCode, say } = await verifyCommand([
      await fileOf(forged.replace('"words":8},"hash"', '"words":9},"hash"')),
    ]);
    expect(exitCode).toBe(1);
    expect(say).toContain('- Section "demand": The text is not the text that was signed.');
    expect(say).toContain('- Section "demand", sign-off of CARERS: It is not what the list of parts was made from.');
    expect(say).toContain('- The record, entry 8: Entry 8 is not what its hash was made of.');
  });

  it('[A1] gives the byte and the part where a file is broken', async () => {
    const at = sealed.indexOf('"seq":5,"v"');
    const { exitCode, say } = await verifyCommand([await fileOf(`${sealed.slice(0, at)}x${sealed.slice(at + 1)}`)]);
    expect(exitCode).toBe(1);
    expect(say).toContain(
      `- The record, entry 5: The file stops being JSON at byte ${Buffer.byteLength(sealed.slice(0, at))}.`,
    );
  });

  it('lets no hostile file write on the terminal', async () => {
    const forged = sealed.replace('"key":"demand"', '"key":"\\u001b[2K\\nSound."');
    const { exitCode, say } = await verifyCommand([await fileOf(forged)]);
    expect(exitCode).toBe(1);
    expect(say).not.toContain('\u001b');
    expect(say).not.toMatch(/^Sound/m);
  });

  it('[R28] says what was removed, when and why', async () => {
    const { exitCode, say } = await verifyCommand([
      await fileOf(withOpenings(sealed, aBundleWithSomethingRemoved().openings)),
    ]);
    expect(exitCode).toBe(0);
    expect(say).toContain(
      'Content removed on 2026-07-01 from entry 12 (words). Reason given: It told where somebody lives.',
    );
  });

  it('[R28] says how much is not shown', async () => {
    const { say } = await verifyCommand([await fileOf(withOpenings(sealed, { names: [], record: [] }))]);
    expect(say).toContain('15 names or texts are not shown in this file.');
  });

  it('[R27] says whether the record still contains exactly what a receipt says', async () => {
    const unsigned = aBundle();
    const [checkpoint] = unsigned.record.checkpoints ?? [];
    if (!checkpoint) throw new Error('It has checkpoints.');
    const answerTo = async (pasted: string, text = sealed) => {
      const receipt = join(folder, 'receipt.txt');
      await writeFile(receipt, pasted);
      return verifyCommand([await fileOf(text), '--receipt', receipt]);
    };
    const held = await answerTo(`Keep this mail:\n${checkpointLine(checkpoint)}\n`);
    expect(held.exitCode).toBe(0);
    expect(held.say).toMatch(/^Receipt: The published record contains exactly what this receipt says/m);
    const other = signCheckpoint({ ...checkpoint, head: 'a'.repeat(64) }, signer);
    const changed = await answerTo(checkpointLine(other));
    expect([changed.exitCode, /^Sound/.test(changed.say)]).toEqual([1, true]);
    expect(changed.say).toContain('The record was changed after this receipt was made');
    const later = await answerTo(checkpointLine(signCheckpoint({ ...checkpoint, seq: 900 }, signer)));
    expect([later.exitCode, later.say]).toEqual([2, expect.stringContaining('is later than the file')]);
    const none = await answerTo('I lost it.');
    expect([none.exitCode, none.say]).toEqual([2, expect.stringContaining('No receipt was found')]);
    expect((await answerTo(checkpointLine(checkpoint), sealed.replace('fifteen', 'fiftees'))).exitCode).toBe(1);
  });

  it.each([
    ['nothing', []],
    ['a receipt without its file', ['a.json', '--receipt']],
    ['a receipt that is not there', ['package.json', '--receipt', '/nowhere/receipt.txt']],
    ['two files', ['a.json', 'b.json']],
    ['a key that is none', ['a.json', '--key', 'abc']],
    ['a key without its value', ['a.json', '--key']],
    ['an unknown option', ['--help']],
    ['a file that is not there', ['/nowhere/at-all.json']],
    ['an address where nobody answers', ['http://127.0.0.1:9/x.json']],
  ])('checks nothing, and says why, when given %s', async (_case, args) => {
    const { exitCode, say } = await verifyCommand(args);
    expect(exitCode).toBe(2);
    expect(say).toMatch(/Usage|could not be read/);
  });
});

describe('npm run verify with an address', () => {
  let server: Server;
  let address: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/care.json') response.end(sealed);
      else if (request.url === '/care') response.end('<!doctype html><p>Our care and support statement');
      else response.writeHead(404).end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  it('fetches the file, and says which page shows the key', async () => {
    const { exitCode, say } = await verifyCommand([`${address}/care.json`]);
    expect(exitCode).toBe(0);
    expect(say).toContain(`compare it with ${address}/keys`);
  });

  it('says that a page is not the file', async () => {
    const { exitCode, say } = await verifyCommand([`${address}/care`]);
    expect(exitCode).toBe(1);
    expect(say).toContain('.json at the end of its address');
  });

  it('says what the server answered when there is no file', async () => {
    const { exitCode, say } = await verifyCommand([`${address}/none.json`]);
    expect(exitCode).toBe(2);
    expect(say).toContain('the server answered 404');
  });
});
