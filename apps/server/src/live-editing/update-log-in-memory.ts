import type { MembershipId, Refusal, SectionId } from '#concordat';
import {
  chainEntries,
  partByRights,
  type Appended,
  type Batch,
  type LogHead,
  type LoggedText,
  type UpdateLog,
} from './update-log.js';
import type { ChainedEntry } from './update-log.js';

const START: LogHead = { epoch: 1, seq: 0, logHead: '0'.repeat(64) };

/** The update log without a database, for rooms under test: the same contract, and it can be told to wait or to fail. */
export class UpdateLogInMemory implements UpdateLog {
  private readonly sections = new Map<SectionId, { head: LogHead; rows: ChainedEntry[] }>();
  /** Who may not write, and why. */
  readonly refused = new Map<MembershipId, Refusal[]>();
  /** Awaited before anything is stored: a test holds or breaks it. */
  beforeAppend: () => Promise<void> = () => Promise.resolve();

  load(sectionId: SectionId): Promise<LoggedText> {
    const { head, rows } = this.section(sectionId);
    return Promise.resolve({ ...head, updates: rows.map(({ entry }) => entry.bytes) });
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
  }

  private section(id: SectionId): { head: LogHead; rows: ChainedEntry[] } {
    const section = this.sections.get(id) ?? { head: START, rows: [] };
    this.sections.set(id, section);
    return section;
  }
}
