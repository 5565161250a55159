import type { StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { BeginningReader } from '../convening/beginning.reader.js';
import { PowerPanelReader } from '../power-panel/power-panel.reader.js';
import { PublishedPanels } from '../power-panel/published-panels.js';
import type { Publication } from '../publication/publication.entity.js';
import type { Beginning, ShownPanel } from './pages/how-equal.page.js';

/** Reads how power was shared while a statement was made, and from where it began. */
@Injectable()
export class HowEqualReader {
  constructor(
    private readonly panels: PublishedPanels,
    private readonly today: PowerPanelReader,
    private readonly beginnings: BeginningReader,
  ) {}

  /** As it was kept with a version; as it is today where nothing was. */
  async panel({ id, statementId, version, publishedAt }: Publication): Promise<ShownPanel> {
    const kept = await this.panels.of(id);
    const measures = kept ?? (await this.today.of(statementId));
    return { version, publishedAt, isKept: kept !== null, measures };
  }

  async beginning(statementId: StatementId): Promise<Beginning> {
    const limits = await this.beginnings.limits(statementId);
    return { limits, positions: await this.beginnings.opened(statementId) };
  }
}
