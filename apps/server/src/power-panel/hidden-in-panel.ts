import type { Constituency, StatementId } from '#concordat';
import { HIDDEN_BECAUSE, hidesBlock, saysAgain, strongest, type BlockNow, type Hiding } from '#deliberation';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PanelFacts } from '#power-panel';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import { sayingAgain, whatHides } from '../sign-off/hidden-own-words.js';

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

  /** The facts without what people say in them that is hidden elsewhere: beside the text, within the group that says it. */
  async inFacts(statementId: StatementId, facts: PanelFacts, tx: EntityManager): Promise<PanelFacts> {
    const { said: hides } = await whatHides(this.concerns, statementId, tx);
    if (hides.length === 0) return facts;
    const shown = <Text extends string | null>(text: Text, groups: readonly Constituency[]): Text | string => {
      const hidden = sayingAgain(hides, { text, groups });
      return hidden ? HIDDEN_BECAUSE[hidden.ground] : text;
    };
    return {
      ...facts,
      sections: facts.sections.map(({ whatChanged, ...section }) => ({
        ...section,
        whatChanged: whatChanged && { ...whatChanged, text: shown(whatChanged.text, section.leads) },
      })),
      ratings: facts.ratings.map((one) => ({ ...one, why: shown(one.why, [one.constituency]) })),
      positions: facts.positions.map((one) => ({ ...one, text: shown(one.text, [one.constituency]) })),
      nominations: facts.nominations.map((one) => ({
        ...{ ...one, text: shown(one.text, [one.from]), answer: shown(one.answer, []) },
      })),
      outreach: facts.outreach.map((one) => ({ ...one, how: shown(one.how, []), place: shown(one.place, []) })),
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
