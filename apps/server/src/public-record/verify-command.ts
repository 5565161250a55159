import { compareReceipts, describePart, verifyBundle, type BundleVerdict } from '#publication';
import { headingOf } from '#reading';
import type { ReceiptResult } from '#record';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** What the command says and how it ends: 0 sound, 1 wrong, 2 nothing could be checked. */
export interface CommandAnswer {
  readonly exitCode: 0 | 1 | 2;
  readonly say: string;
}

/**
 * `npm run verify -- FILE_OR_URL [--key HEX] [--receipt FILE]`: checks a published file, and a receipt against it, and says
 * the result in plain words.
 */
export async function verifyCommand(args: readonly string[]): Promise<CommandAnswer> {
  const asked = readArguments(args);
  if (typeof asked === 'string') return { exitCode: 2, say: asked };
  const { source, trustedKey, receipt } = asked;
  try {
    const bytes = await read(source);
    const pasted = receipt === undefined ? null : new TextDecoder().decode(await read(receipt));
    const verdict = verifyBundle(bytes, trustedKey === undefined ? {} : { trustedKey });
    const found = verdict.ok ? soundness(verdict, source) : faultsOf(verdict, source);
    const hint = !verdict.ok && bytes[0] === LESS_THAN ? [IT_IS_A_PAGE] : [];
    const ofReceipt = pasted === null ? NO_RECEIPT : aboutReceipt(verdict, pasted);
    const exitCode = verdict.ok ? ofReceipt.exitCode : 1;
    return { exitCode, say: inLines([...found, ...hint, ...ofReceipt.lines]) };
  } catch (fault) {
    if (fault instanceof Unread) return { exitCode: 2, say: fault.message };
    throw fault;
  }
}

interface Asked {
  readonly source: string;
  readonly trustedKey?: string;
  /** Where the receipt is. */
  readonly receipt?: string;
}

const USAGE = 'Usage: npm run verify -- FILE_OR_URL [--key HEX] [--receipt FILE]';
const IT_IS_A_PAGE = 'This looks like a web page. The file that can be checked has .json at the end of its address.';
const LESS_THAN = 0x3c;
const TIME_TO_ANSWER_MS = 30_000;

function readArguments(args: readonly string[]): Asked | string {
  const rest = [...args];
  const valueOf = (option: string): string | undefined => {
    const at = rest.indexOf(option);
    return at < 0 ? undefined : (rest.splice(at, 2)[1] ?? '');
  };
  const [key, receipt] = [valueOf('--key'), valueOf('--receipt')];
  const [source, ...tooMany] = rest;
  if (source === undefined || tooMany.length > 0 || source.startsWith('--') || receipt === '') return USAGE;
  const asked = { source, ...(receipt !== undefined && { receipt }) };
  if (key === undefined) return asked;
  const trustedKey = key.trim().toLowerCase();
  if (/^[0-9a-f]{64}$/.test(trustedKey)) return { ...asked, trustedKey };
  return `The key to trust must be 64 hex digits, as the council's /keys page shows it. ${USAGE}`;
}

/** Something that could not be read, so that nothing can be checked. */
class Unread extends Error {}

async function read(source: string): Promise<Uint8Array> {
  try {
    return isAddress(source) ? await fetchBytes(source) : await readFile(asTyped(source));
  } catch (fault) {
    throw new Unread(`${source} could not be read: ${reasonOf(fault)}`);
  }
}

/** npm runs commands from the top of the project; a path is meant from where the person stands. */
function asTyped(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path);
}

function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

async function fetchBytes(address: string): Promise<Uint8Array> {
  const answer = await fetch(address, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(TIME_TO_ANSWER_MS),
  });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}.`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** `fetch` hides why it failed in the cause. */
function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  return fault.cause instanceof Error && fault.cause.message ? fault.cause.message : fault.message;
}

function soundness(verdict: BundleVerdict, source: string): string[] {
  const { bundle, unopened } = verdict;
  if (!bundle) return [];
  const { statement, sections, whole, record } = bundle;
  const { checkpoints = [] } = record;
  const signOffs = [whole, ...sections].reduce((sum, { positions }) => sum + positions.length, 0);
  const lines = [
    `Sound. "${statement.title}", version ${statement.version}, ${statement.council.name}: nothing in this file has ` +
      `changed since it was signed: ${counted(sections.length, 'section')}, ${counted(signOffs, 'group position')}, ` +
      `${counted(record.entries.length, 'entry', 'entries')} and ${counted(checkpoints.length, 'checkpoint')} of the record.`,
  ];
  if (bundle.interests) {
    lines.push(`${counted(bundle.interests.length, 'declaration')} of interests: all that the record in it holds.`);
  }
  for (const { seq, name, reason, date } of bundle.openings.removed ?? []) {
    lines.push(`Content removed on ${date} from entry ${seq} (${name}). Reason given: ${reason}`);
  }
  const heading = headingOf(bundle);
  if (heading !== null) lines.push(`It was not published together. It says first: "${heading}."`);
  if (unopened > 0) {
    const are = unopened === 1 ? 'name or text is' : 'names or texts are';
    lines.push(`${unopened} ${are} not shown in this file. The record keeps the proof of each.`);
  }
  return [...lines, aboutKey(verdict, source)];
}

interface AboutReceipt {
  readonly exitCode: CommandAnswer['exitCode'];
  readonly lines: readonly string[];
}

const NO_RECEIPT: AboutReceipt = { exitCode: 0, lines: [] };

/** A receipt that shows a change is wrong; one of another statement, or a later one, shows nothing either way. */
function aboutReceipt(verdict: BundleVerdict, pasted: string): AboutReceipt {
  const verdicts = compareReceipts(verdict, pasted) ?? [];
  if (verdicts.length === 0) return { exitCode: 2, lines: verdict.bundle ? [NONE_FOUND] : [] };
  const lines = verdicts.map(({ because }) => `Receipt: ${because}`);
  const results = verdicts.map(({ result }) => result);
  if (results.some((result) => SHOWS_A_CHANGE.has(result))) return { exitCode: 1, lines };
  return { exitCode: results.every((result) => result === 'held') ? 0 : 2, lines };
}

const SHOWS_A_CHANGE: ReadonlySet<ReceiptResult> = new Set(['changed', 'left-out', 'forged']);
const NONE_FOUND = 'No receipt was found in the file given with --receipt: it needs the line that begins with {"at":';

function aboutKey({ signedBy, trusted }: BundleVerdict, source: string): string {
  if (!signedBy) return '';
  if (trusted) return `Signed by the key you trust, ${signedBy.keyId}.`;
  const page = isAddress(source)
    ? `${new URL(source).origin}/keys`
    : "the council's /keys page at the address where you got this file";
  return (
    `Signed by key ${signedBy.publicKey} (${signedBy.keyId}). The file brought this key itself: compare it with ` +
    `${page}, or give the key you trust with --key.`
  );
}

function faultsOf({ faults }: BundleVerdict, source: string): string[] {
  const lines = faults.map(({ part, because }) => `- ${capitalised(describePart(part))}: ${because}`);
  return [`Not sound. ${source} is not what was published:`, ...new Set(lines)];
}

/** A hostile file must not write on the terminal: what steers one, or begins a line of its own, is blotted out. */
function inLines(lines: readonly string[]): string {
  return lines.map((line) => line.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '\ufffd')).join('\n');
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
