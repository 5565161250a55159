import type { Refusal, SectionId } from '#concordat';
import { applyExactly } from '#document';
import { admit, onlyClearsFormatting } from '#room';
import * as Y from 'yjs';
import { authorKey, type Author } from './author.js';
import { docOf, observeEdit, takeOffers, type Effect, type Offer } from './live-text.js';
import type { RoomCopy } from './room-copy.js';
import { LogMovedOn, type Alongside, type Appended, type NewEntry, type UpdateLog } from './update-log.js';

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

/** Makes an edit on a copy of the text. What is written inside `asOther` is credited to a second one. */
export type Edit = (doc: Y.Doc, asOther: (write: () => void) => void) => void;

/** An edit by the server itself, in a member's name. */
export interface OwnEdit {
  readonly author: Author;
  /** The lease that the words are written with. */
  readonly clientId: number;
  /** The lease of a second one whose words are among them, see `Edit`. */
  readonly otherClientId?: number;
  readonly edit: Edit;
  /** Number of the row whose text it brings back (P14). */
  readonly restores?: number;
  readonly alongside?: Alongside;
}

/** How often an edit is tried again on what other servers have stored meanwhile. */
const TRIES = 50;

/**
 * The text of one section as a room changes it: admits, applies, checks and stores. Whenever its copy may differ from
 * the log, it throws it away. Where another server stored first, it follows, and stores on top of that (P1).
 */
export class RoomText {
  constructor(
    readonly copy: RoomCopy,
    private readonly sectionId: SectionId,
    private readonly log: UpdateLog,
  ) {}

  /** Tells whether an update changes no words: it brings nothing new, or only tidies format markers (P5). */
  async isHarmless({ update, kind, allowedClients }: Offer): Promise<boolean> {
    if (await this.copy.isEcho(update)) return true;
    const { doc } = await this.copy.document();
    if (onlyClearsFormatting(update, doc)) return true;
    const admission = admit(update, kind, { doc, allowedClients });
    return admission.admitted && admission.empty;
  }

  /** Admits, applies, checks and stores what came in, one row for each author. Rejects, and forgets the text, on a fault. */
  async commit(offers: readonly SignedOffer[], tries = TRIES): Promise<Committed> {
    return this.orDrop(async () => {
      const news = await this.withoutEchoes(offers);
      const refused = new Map<SignedOffer, OfferRefusal>();
      const entries: NewEntry[] = [];
      for (const group of byAuthor(news)) entries.push(...(await this.draft(group, entries, refused)));
      if (tries > 0 && dependsOnUnknown(refused) && (await this.copy.isBehind())) {
        // Somebody who comes from another server knows what was stored there before this one does.
        this.copy.drop();
        return this.commit(offers, tries - 1);
      }
      if (entries.length === 0) return { stored: [], refused };
      const appended = await this.append(entries, tries);
      // Somebody's edit is in the log already, by way of another server: only a new look tells what is new.
      if (appended === 'look-again') return this.commit(offers, tries - 1);
      for (const { entry, refusals } of appended.refused) {
        for (const offer of offers) {
          if (sameAuthor(offer, entry) && !refused.has(offer)) refused.set(offer, { by: 'rights', refusals });
        }
      }
      // What was refused is in the document already: the log knows better.
      if (appended.refused.length > 0) this.copy.drop();
      const kept = entries.filter((entry) => appended.refused.every((other) => other.entry !== entry));
      return { stored: kept.map(({ bytes }) => bytes), refused };
    });
  }

  /** Writes in a member's name: on a copy, so that nothing has happened when it is refused. */
  async write(
    own: OwnEdit,
    tries = TRIES,
  ): Promise<{ seq: number; stored: readonly Uint8Array[]; refusals: readonly Refusal[] }> {
    const { doc, head } = await this.orDrop(() => this.copy.document());
    const { effect, refusals } = prepare(doc, own);
    if (refusals.length > 0) return { seq: head.seq, stored: [], refusals };
    const entries = effect ? [{ author: own.author, ...effect, restores: own.restores ?? null }] : [];
    return this.orDrop(async () => {
      const batch = { sectionId: this.sectionId, on: head, entries };
      const appended = await this.log.append(own.alongside ? { ...batch, alongside: own.alongside } : batch);
      if (appended.outcome === 'moved-on') {
        if (appended.by === 'epoch' || tries === 0) throw new LogMovedOn(appended.by);
        await this.copy.catchUp();
        return this.write(own, tries - 1);
      }
      const [reason] = appended.refused;
      if (reason) return { seq: head.seq, stored: [], refusals: reason.refusals };
      const stored = entries.map(({ bytes }) => bytes);
      applyExactly(doc, stored);
      this.copy.moveTo(appended.head);
      return { seq: appended.head.seq, stored, refusals: [] };
    });
  }

  /** What a browser answers that has everything and brings nothing; it needs no document. */
  private async withoutEchoes(offers: readonly SignedOffer[]): Promise<SignedOffer[]> {
    const news: SignedOffer[] = [];
    for (const offer of offers) {
      const isEcho = news.length === 0 && offer.kind === 'step2' && (await this.copy.isEcho(offer.update));
      if (!isEcho) news.push(offer);
    }
    return news;
  }

  /** One author's updates as one entry; when together they break the schema, one by one to find which (P4). */
  private async draft(
    offers: readonly SignedOffer[],
    before: readonly NewEntry[],
    refused: Map<SignedOffer, OfferRefusal>,
  ): Promise<NewEntry[]> {
    const { doc } = await this.copy.document();
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
    this.copy.drop();
    const { doc } = await this.copy.document();
    applyExactly(
      doc,
      uncommitted.map(({ bytes }) => bytes),
    );
  }

  /** Stores on the newest head, however often that has moved; `look-again` after forgetting the text. */
  private async append(
    entries: readonly NewEntry[],
    tries: number,
  ): Promise<Extract<Appended, { outcome: 'stored' }> | 'look-again'> {
    for (let left = tries; ; left -= 1) {
      const { head } = await this.copy.document();
      const appended = await this.log.append({ sectionId: this.sectionId, on: head, entries });
      if (appended.outcome === 'stored') {
        this.copy.moveTo(appended.head);
        return appended;
      }
      if (appended.by === 'epoch' || left === 0) throw new LogMovedOn(appended.by);
      const tail = await this.copy.catchUp();
      const writers = new Set(entries.flatMap(({ clientIds }) => clientIds));
      if (!tail?.rows.some(({ clientIds }) => clientIds.some((id) => writers.has(id)))) continue;
      this.copy.drop();
      return 'look-again';
    }
  }

  /** Nobody can tell what is true after a fault, so the next one to ask reads the log. */
  private async orDrop<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (fault) {
      this.copy.drop();
      throw fault;
    }
  }
}

/** What the gate also says to somebody honest, when this server lacks what they have seen on another. */
const UNKNOWN_HERE = new Set(['p3.client', 'p3.gap', 'p3.origin', 'p3.target']);

function dependsOnUnknown(refused: ReadonlyMap<SignedOffer, OfferRefusal>): boolean {
  return [...refused.values()].some(({ refusals }) => refusals.some(({ code }) => UNKNOWN_HERE.has(code)));
}

function byAuthor(offers: readonly SignedOffer[]): SignedOffer[][] {
  const groups = new Map<string, SignedOffer[]>();
  for (const offer of offers) {
    const key = authorKey(offer.author);
    const group = groups.get(key);
    if (group) group.push(offer);
    else groups.set(key, [offer]);
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

function prepare(doc: Y.Doc, own: OwnEdit): { effect: Effect | null; refusals: readonly Refusal[] } {
  const { edit, clientId, otherClientId } = own;
  const copy = docOf([Y.encodeStateAsUpdate(doc)]);
  copy.clientID = clientId;
  const asOther = (write: () => void): void => {
    if (otherClientId === undefined) throw new Error('Nobody said whose the other words are.');
    copy.clientID = otherClientId;
    write();
    copy.clientID = clientId;
  };
  const { effect, problems } = observeEdit(copy, () => edit(copy, asOther));
  if (problems.length > 0 || !effect) return { effect: null, refusals: problems };
  const allowedClients = new Set([clientId, otherClientId ?? clientId]);
  // As large as what a browser may bring from its time offline: a version that comes back is all of a section (P14).
  const admission = admit(effect.bytes, 'step2', { doc, allowedClients });
  return admission.admitted ? { effect, refusals: [] } : { effect: null, refusals: admission.refusals };
}
