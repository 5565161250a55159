import type { StatementId } from '#concordat';
import type { Measure } from '#power-panel';
import { Injectable } from '@nestjs/common';
import { BeginningReader, type OpenedPosition, type PublicLimit } from '../convening/beginning.reader.js';
import { PowerPanelReader } from '../power-panel/power-panel.reader.js';

/** What everybody reads of how power was shared. */
export interface HowEqual {
  readonly measures: readonly Measure[];
  /** What was fixed from the beginning, oldest first. */
  readonly limits: readonly PublicLimit[];
  /** Where each group started from. */
  readonly positions: readonly OpenedPosition[];
}

/** Reads how power was shared while a statement was made, and from where it began. */
@Injectable()
export class HowEqualReader {
  constructor(
    private readonly panel: PowerPanelReader,
    private readonly beginning: BeginningReader,
  ) {}

  async of(statementId: StatementId): Promise<HowEqual> {
    return {
      measures: await this.panel.of(statementId),
      limits: await this.beginning.limits(statementId),
      positions: await this.beginning.opened(statementId),
    };
  }
}
