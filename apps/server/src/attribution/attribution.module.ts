import { Module } from '@nestjs/common';
import { LiveEditingModule } from '../live-editing/live-editing.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AttributionReader } from './attribution.reader.js';
import { AttributionResolver } from './attribution.resolver.js';
import { AuthorsAfterResolver } from './authors-after.resolver.js';
import { AuthorsView } from './authors.view.js';
import { BringText } from './bring-text.js';
import { ExplainRemoval } from './explain-removal.js';
import { FlaggedWords } from './flagged-words.js';
import { RemovalCounts } from './removal-counts.js';
import { RemovalFactsReader } from './removal-facts.reader.js';
import { RemovalQuotes } from './removal-quotes.js';
import { RemovalReasonReader } from './removal-reason.reader.js';
import { RestorationReader } from './restoration.reader.js';

/** Who wrote what. */
@Module({
  imports: [MembershipModule, StatementsModule, LiveEditingModule],
  providers: [
    AttributionReader,
    AttributionResolver,
    AuthorsAfterResolver,
    AuthorsView,
    BringText,
    ExplainRemoval,
    FlaggedWords,
    RemovalCounts,
    RemovalFactsReader,
    RemovalQuotes,
    RemovalReasonReader,
    RestorationReader,
  ],
  exports: [AttributionReader, AuthorsView, BringText, FlaggedWords, RemovalReasonReader, RestorationReader],
})
export class AttributionModule {}
