import type { StatementId } from '#concordat';
import { HIDDEN_BECAUSE, hidesBlock, saysAgain, strongest, type BlockNow, type Hiding } from '#deliberation';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ConcernReader } from '../fair-dealing/concern.reader.js';

/** A suggestion as the panel lists it. */
interface Listed {
  readonly proposalId: string;
  readonly blockId: string;
  readonly proposedText: string;
}

/** Takes words of suggestions out of the panel that are hidden on their own pages (R34, R38): it is kept with each version. */
@Injectable()
export class HiddenInPanel {
  constructor(private readonly concerns: ConcernReader) {}

  /** Gives the words of blocks of locked sections, or that they are hidden: they may have left the text since. */
  async words(statementId: StatementId, tx: EntityManager): Promise<(block: BlockNow) => string> {
    const flagged = await this.concerns.inText(statementId, tx);
    return (block) => {
      const hidden = strongest(flagged.filter((one) => hidesBlock(one, block)));
      return hidden ? HIDDEN_BECAUSE[hidden.ground] : block.text;
    };
  }

  async withoutHidden<One extends Listed>(statementId: StatementId, rows: One[], tx: EntityManager): Promise<One[]> {
    if (rows.length === 0) return rows;
    const ids = rows.map(({ proposalId }) => proposalId);
    const hiding = await this.concerns.hiding(ids, tx);
    const flagged = await this.concerns.inText(statementId, tx);
    return rows.map((row) => {
      const { proposalId, blockId, proposedText } = row;
      const again = flagged.filter((one) => saysAgain(one, { blockId, texts: [proposedText] }));
      const hidden = strongest<Hiding>([hiding.get(proposalId), ...again]);
      return hidden ? { ...row, proposedText: HIDDEN_BECAUSE[hidden.ground] } : row;
    });
  }
}
