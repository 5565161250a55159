import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A message as it arrived. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A mail server for tests: takes everything and shows it. */
export interface Mailbox {
  /** For SMTP_URL. */
  readonly url: string;
  /** Oldest first. */
  readonly letters: readonly Letter[];
  close(): Promise<void>;
}

/** Starts a mail server on this machine. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: Letter[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, (letter) => letters.push(letter));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, letters, close: () => close(server, sockets) };
}

/** The first address on this site in a letter: the link that it is about. */
export function linkIn({ text }: Letter, site: string): string {
  const start = text.indexOf(`${site}/`);
  if (start === -1) throw new Error(`There is no link in the letter "${text}"`);
  return text.slice(start).split(/\s/)[0] ?? '';
}

function converse(socket: Socket, take: (letter: Letter) => void): void {
  let waiting = '';
  let body: string | null = null;
  let to = '';
  const line = (said: string): void => {
    if (body !== null) {
      if (said !== '.') return void (body += `${said.replace(/^\./, '')}\n`);
      take({ to, ...parse(body) });
      body = null;
      return void socket.write('250 taken\r\n');
    }
    const verb = said.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') to = /<([^>]*)>/.exec(said)?.[1] ?? '';
    if (verb === 'DATA') body = '';
    if (verb === 'QUIT') return void socket.end('221 bye\r\n');
    socket.write(verb === 'DATA' ? '354 go on\r\n' : '250 ok\r\n');
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    waiting += chunk.toString();
    const lines = waiting.split('\r\n');
    waiting = lines.pop() ?? '';
    lines.forEach(line);
  });
  socket.write('220 test\r\n');
}

function parse(message: string): { subject: string; text: string } {
  const end = message.indexOf('\n\n');
  const head = message.slice(0, end).replace(/\n[ \t]+/g, ' ');
  const raw = message.slice(end + 2);
  const subject = decodeWords(/^subject: (.*)$/im.exec(head)?.[1] ?? '');
  if (/content-transfer-encoding: base64/i.test(head)) return { subject, text: Buffer.from(raw, 'base64').toString() };
  return { subject, text: /quoted-printable/i.test(head) ? unquote(raw.replace(/=\n/g, '')) : raw };
}

function decodeWords(subject: string): string {
  return subject.replace(/=\?utf-8\?([qb])\?([^?]*)\?=\s*/gi, (_all, how: string, word: string) =>
    how.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : unquote(word.replace(/_/g, ' ')),
  );
}

function unquote(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise((done) => server.close(done));
}
