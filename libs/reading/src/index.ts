export { aloneHeading, headingOf, type CouncilReply } from './alone.js';
export { Blocks, type BlocksProps } from './blocks.js';
export { readableCell } from './cells.js';
export { chartOf, type Chart } from './chart.js';
export {
  contributorsOf,
  creditInWords,
  creditsOf,
  whoWrote,
  type Contributors,
  type GroupCredit,
} from './contributors.js';
export { csvOf } from './csv.js';
export { DatasetFigure } from './dataset-figure.js';
export { DatasetSource, DatasetTable } from './dataset-table.js';
export { GroupChip, GroupName } from './group-chip.js';
export { MinorityStatementView } from './minority-statement-view.js';
export { PlainTable, type PlainTableProps } from './plain-table.js';
export { LABEL_WORDS, POSITION_WORDS } from './positions.js';
export { PositionCheck, type PositionCheckProps } from './position-check.js';
export { PanelReport } from './panel-report.js';
export { PowerPanelView, type PowerPanelViewProps } from './power-panel-view.js';
export { PublishedStatement, type PublishedStatementProps } from './published-statement.js';
export { SectionText } from './section-text.js';
export { SignOffTable } from './sign-off-table.js';
export { peopleByGroup, type VersionNote } from './statement-header.js';
export { WhoMadeThis } from './who-made-this.js';
export { whoWroteBlocks, type BlockAuthorship } from './who-wrote-block.js';
export {
  aboutDraftInWords,
  counted,
  dateInWords,
  listedInSentence,
  lowerFirst,
  shortDate,
  timeInWords,
} from './words.js';
export { removedInWords, withoutRemoved } from './without-removed.js';
export { writtenForIn } from './shaped.js';
export { HIDDEN_FOR_SAFETY_IN_WORDS, takenOutInWords, TITLE_HIDDEN_FOR_SAFETY, TITLE_TAKEN_OUT } from './taken-out.js';
