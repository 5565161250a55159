import type { Refusal, SectionId } from '#concordat';
import { applyExactly } from '#document';
import { admit, onlyClearsFormatting } from '#room';
import * as Y from 'yjs';
import { authorKey, type Author } from './author.js';
import { docOf, observeEdit, takeOffers, type Effect, type Offer } from './live-text.js';
import type { Alongside, Appended, LogHead, NewEntry, UpdateLog } from './update-log.js';

/** An update with who sent it. */
export interface SignedOffer extends Offer {
  readonly author: Author;
}

/** Why an offer was not taken: by the gate (P3), because the text would not fit the schema (P4), or for want of rights (P5). */
export interface OfferRefusal {
  readonly by: 'gate' | 'schema' | 'rights';
  readonly refusals: readonly Refusal[];
}

/** What a flush came to. */
export interface Committed {
  /** What is now in the log and nobody has been shown, in its order. */
  readonly stored: readonly Uint8Array[];
  readonly refused: ReadonlyMap<SignedOffer, OfferRefusal>;
}

/** An edit by the server itself, in a member's name. */
export interface OwnEdit {
  readonly author: Author;
  /** The lease that the words are written with. */
  readonly clientId: number;
  readonly edit: (doc: Y.Doc) => void;
  /** Number of the row whose text it brings back (P14). */
  readonly restores?: number;
  readonly alongside?: Alongside;
}

/** Thrown when the log turns out not to be where the room thought. */
export class LogMovedOn extends Error {
  constructor(readonly by: 'seq' | 'epoch') {
    super(`The log of a section moved on: ${by}.`);
  }
}

interface Loaded {
  readonly doc: Y.Doc;
  readonly head: LogHead;
}

/**
 * The text of one section as a room holds it: a copy of the log. It is changed only by committing, and thrown away
 * and read again whenever it may differ from the log.
 */
export class RoomText {
  private loaded: Loaded | null = null;

  constructor(
    private readonly sectionId: SectionId,
    private readonly log: UpdateLog,
  ) {}

  /** The committed text. Between two commits only: during one it holds what is not stored yet. */
  async committed(): Promise<Y.Doc> {
    return (await this.ready()).doc;
  }

  /** True when the text has to be read from the log before anything else. */
  get isDropped(): boolean {
    return this.loaded === null;
  }

  /** Forgets the text, to be read again from the log when it is needed. */
  drop(): void {
    this.loaded?.doc.destroy();
    this.loaded = null;
  }

  /** Tells whether an update changes no words: it brings nothing new, or only tidies format markers (P5). */
  async isHarmless({ update, kind, allowedClients }: Offer): Promise<boolean> {
    const { doc } = await this.ready();
    if (onlyClearsFormatting(update, doc)) return true;
    const admission = admit(update, kind, { doc, allowedClients });
    return admission.admitted && admission.empty;
  }

  /** Admits, applies, checks and stores what came in, one row for each author. Rejects, and forgets the text, on a fault. */
  async commit(offers: readonly SignedOffer[]): Promise<Committed> {
    return this.orDrop(async () => {
      const refused = new Map<SignedOffer, OfferRefusal>();
      const entries: NewEntry[] = [];
      for (const group of byAuthor(offers)) entries.push(...(await this.draft(group, entries, refused)));
      if (entries.length === 0) return { stored: [], refused };
      const appended = await this.append(entries);
      for (const { entry, refusals } of appended.refused) {
        for (const offer of offers) {
          if (sameAuthor(offer, entry) && !refused.has(offer)) refused.set(offer, { by: 'rights', refusals });
        }
      }
      // What was refused is in the document already: the log knows better.
      if (appended.refused.length > 0) this.drop();
      const kept = entries.filter((entry) => appended.refused.every((other) => other.entry !== entry));
      return { stored: kept.map(({ bytes }) => bytes), refused };
    });
  }

  /** Writes in a member's name: on a copy, so that nothing has happened when it is refused. */
  async write(own: OwnEdit): Promise<{ seq: number; stored: readonly Uint8Array[]; refusals: readonly Refusal[] }> {
    const { doc, head } = await this.orDrop(() => this.ready());
    const { effect, refusals } = prepare(doc, own);
    if (refusals.length > 0) return { seq: head.seq, stored: [], refusals };
    const entries = effect ? [{ author: own.author, ...effect, restores: own.restores ?? null }] : [];
    return this.orDrop(async () => {
      const appended = await this.append(entries, own.alongside);
      const [reason] = appended.refused;
      if (reason) return { seq: head.seq, stored: [], refusals: reason.refusals };
      const stored = entries.map(({ bytes }) => bytes);
      applyExactly(doc, stored);
      return { seq: appended.head.seq, stored, refusals: [] };
    });
  }

  private async ready(): Promise<Loaded> {
    if (this.loaded) return this.loaded;
    const { updates, ...head } = await this.log.load(this.sectionId);
    this.loaded = { doc: docOf(updates), head };
    return this.loaded;
  }

  /** One author's updates as one entry; when together they break the schema, one by one to find which (P4). */
  private async draft(
    offers: readonly SignedOffer[],
    before: readonly NewEntry[],
    refused: Map<SignedOffer, OfferRefusal>,
  ): Promise<NewEntry[]> {
    const { doc } = await this.ready();
    const { verdicts, effect, problems } = takeOffers(doc, offers);
    if (problems.length === 0) {
      noteVerdicts(offers, verdicts, refused);
      return entriesOf(offers, effect);
    }
    await this.rebuild(before);
    if (offers.length > 1) return this.draftOneByOne(offers, before, refused);
    for (const offer of offers) refused.set(offer, { by: 'schema', refusals: problems });
    return [];
  }

  private async draftOneByOne(
    offers: readonly SignedOffer[],
    before: readonly NewEntry[],
    refused: Map<SignedOffer, OfferRefusal>,
  ): Promise<NewEntry[]> {
    const entries: NewEntry[] = [];
    for (const offer of offers) {
      const stopped = [...refused.keys()].some(({ from }) => from === offer.from);
      if (!stopped) entries.push(...(await this.draft([offer], [...before, ...entries], refused)));
    }
    return entries;
  }

  private async rebuild(uncommitted: readonly NewEntry[]): Promise<void> {
    const { head } = await this.ready();
    this.drop();
    const { doc, head: now } = await this.ready();
    if (now.epoch !== head.epoch) throw new LogMovedOn('epoch');
    if (now.seq !== head.seq) throw new LogMovedOn('seq');
    applyExactly(
      doc,
      uncommitted.map(({ bytes }) => bytes),
    );
  }

  private async append(
    entries: readonly NewEntry[],
    alongside?: Alongside,
  ): Promise<Extract<Appended, { outcome: 'stored' }>> {
    const { doc, head } = await this.ready();
    const batch = { sectionId: this.sectionId, on: head, entries };
    const appended = await this.log.append(alongside ? { ...batch, alongside } : batch);
    if (appended.outcome === 'moved-on') throw new LogMovedOn(appended.by);
    this.loaded = { doc, head: appended.head };
    return appended;
  }

  /** Nobody can tell what is true after a fault, so the next one to ask reads the log. */
  private async orDrop<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (fault) {
      this.drop();
      throw fault;
    }
  }
}

function byAuthor(offers: readonly SignedOffer[]): SignedOffer[][] {
  const groups = new Map<string, SignedOffer[]>();
  for (const offer of offers) {
    const key = authorKey(offer.author);
    groups.set(key, [...(groups.get(key) ?? []), offer]);
  }
  // In the order in which each author first came. They did not see each other's updates, so none depends on another's.
  return [...groups.values()];
}

function noteVerdicts(
  offers: readonly SignedOffer[],
  verdicts: readonly (readonly Refusal[])[],
  refused: Map<SignedOffer, OfferRefusal>,
): void {
  offers.forEach((offer, index) => {
    const refusals = verdicts[index] ?? [];
    if (refusals.length > 0) refused.set(offer, { by: 'gate', refusals });
  });
}

function entriesOf([first]: readonly SignedOffer[], effect: Effect | null): NewEntry[] {
  return first && effect ? [{ author: first.author, ...effect }] : [];
}

function sameAuthor(offer: SignedOffer, entry: NewEntry): boolean {
  return authorKey(offer.author) === authorKey(entry.author);
}

function prepare(doc: Y.Doc, { edit, clientId }: OwnEdit): { effect: Effect | null; refusals: readonly Refusal[] } {
  const copy = docOf([Y.encodeStateAsUpdate(doc)]);
  copy.clientID = clientId;
  const { effect, problems } = observeEdit(copy, () => edit(copy));
  if (problems.length > 0 || !effect) return { effect: null, refusals: problems };
  const admission = admit(effect.bytes, 'update', { doc, allowedClients: new Set([clientId]) });
  return admission.admitted ? { effect, refusals: [] } : { effect: null, refusals: admission.refusals };
}
