import type { MembershipId, Refusal, SectionId } from '#concordat';
import {
  chainEntries,
  partByRights,
  type Appended,
  type Batch,
  type LogHead,
  type LoggedText,
  type LogTail,
  type UpdateLog,
} from './update-log.js';
import type { StoredText } from './stored-text.js';
import type { ChainedEntry } from './update-log.js';

const START: LogHead = { epoch: 1, seq: 0, logHead: '0'.repeat(64) };

interface SectionLog {
  head: LogHead;
  readonly rows: ChainedEntry[];
  stored: StoredText | null;
}

/** The update log without a database, for rooms under test: the same contract, and it can be told to wait or to fail. */
export class UpdateLogInMemory implements UpdateLog {
  private readonly sections = new Map<SectionId, SectionLog>();
  /** Who may not write, and why. */
  readonly refused = new Map<MembershipId, Refusal[]>();
  /** Awaited before anything is stored: a test holds or breaks it. */
  beforeAppend: () => Promise<void> = () => Promise.resolve();

  load(sectionId: SectionId): Promise<LoggedText> {
    const { head, rows, stored } = this.section(sectionId);
    const updates = rows.filter(({ seq }) => seq > (stored?.seq ?? 0)).map(({ entry }) => entry.bytes);
    return Promise.resolve({ ...head, stored, updates });
  }

  since(sectionId: SectionId, known: Pick<LogHead, 'epoch' | 'seq'>): Promise<LogTail | 'moved-on'> {
    const { head, rows } = this.section(sectionId);
    if (head.epoch !== known.epoch) return Promise.resolve('moved-on');
    const tail = rows.filter(({ seq }) => seq > known.seq);
    return Promise.resolve({ ...head, rows: tail.map(({ seq, entry }) => ({ seq, ...entry })) });
  }

  keep(sectionId: SectionId, epoch: number, text: StoredText): Promise<void> {
    const section = this.section(sectionId);
    if (section.head.epoch === epoch) section.stored = text;
    return Promise.resolve();
  }

  async append({ sectionId, on, entries, alongside }: Batch): Promise<Appended> {
    await this.beforeAppend();
    if (alongside) throw new Error('Only a log in a database has a transaction to do something alongside.');
    const section = this.section(sectionId);
    if (section.head.epoch !== on.epoch) return { outcome: 'moved-on', by: 'epoch' };
    if (section.head.seq !== on.seq) return { outcome: 'moved-on', by: 'seq' };
    const { kept, refused } = partByRights(entries, (_entry, holder) => this.refused.get(holder) ?? []);
    const { rows, head } = chainEntries(section.head, kept, new Date(0));
    section.rows.push(...rows);
    section.head = head;
    return { outcome: 'stored', head, refused };
  }

  /** The rows of a section, oldest first. */
  rows(sectionId: SectionId): readonly ChainedEntry[] {
    return this.section(sectionId).rows;
  }

  /** Raises the epoch, as a rebuild of the text does. */
  rebuild(sectionId: SectionId): void {
    const section = this.section(sectionId);
    section.head = { ...START, epoch: section.head.epoch + 1 };
    section.rows.length = 0;
    section.stored = null;
  }

  private section(id: SectionId): SectionLog {
    const section = this.sections.get(id) ?? { head: START, rows: [], stored: null };
    this.sections.set(id, section);
    return section;
  }
}
