import { Module } from '@nestjs/common';
import { FairDealingModule } from '../fair-dealing/fair-dealing.module.js';
import { LiveEditingModule } from '../live-editing/live-editing.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { SignOffModule } from '../sign-off/sign-off.module.js';
import { HistoryReader } from './history.reader.js';
import { HistoryResolver } from './history.resolver.js';
import { HistoryView } from './history-view.js';
import { NameVersion } from './name-version.js';
import { PastTextReader } from './past-text.reader.js';
import { RestoreVersion } from './restore-version.js';

/** Sections as they were: opened, compared, named and brought back. */
@Module({
  imports: [MembershipModule, LiveEditingModule, FairDealingModule, SignOffModule],
  providers: [HistoryReader, HistoryResolver, HistoryView, NameVersion, PastTextReader, RestoreVersion],
})
export class HistoryModule {}
