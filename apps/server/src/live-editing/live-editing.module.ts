import { Module, type OnModuleInit } from '@nestjs/common';
import { ConcordatsModule } from '../concordats/concordats.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { Config } from '../platform/config.js';
import { SectionTraces } from '../statements/section-traces.js';
import { StatementsModule } from '../statements/statements.module.js';
import { ClientLease } from './client-lease.entity.js';
import { Compactor } from './compactor.js';
import { DoorReader } from './door-reader.js';
import { EditRightsReader } from './edit-rights.js';
import { GroupCommit } from './group-commit.js';
import { Leases } from './leases.js';
import { LiveEditingResolver } from './live-editing.resolver.js';
import { OpeningLog } from './opening-log.js';
import { OpenSection } from './open-section.js';
import { PresenceNames } from './presence-names.js';
import { RefusalRecorder } from './refusal-recorder.js';
import { RoomDoor } from './room-door.js';
import { RoomLink } from './room-link.js';
import { RoomNews } from './room-news.js';
import { RoomReporter } from './room-reporter.js';
import { RoomTicket } from './room-ticket.entity.js';
import { RoomSettings } from './room-settings.js';
import { Rooms } from './rooms.js';
import { RoomsGateway } from './rooms.gateway.js';
import { SectionOpening } from './section-opening.entity.js';
import { SectionSnapshot } from './section-snapshot.entity.js';
import { SectionLogReader } from './section-log.reader.js';
import { SectionTextReader } from './section-text.reader.js';
import { SectionWords } from './section-words.js';
import { SessionWatch } from './session-watch.js';
import { Tickets } from './tickets.js';
import { UpdateLogInPostgres } from './update-log-in-postgres.js';
import { WriteAsMember } from './write-as-member.js';
import { WritingFacts } from './writing-facts.js';

/** The live text of sections: rooms, their log, and who may come in. */
@Module({
  imports: [MembershipModule, ConcordatsModule, StatementsModule],
  providers: [
    Compactor,
    DoorReader,
    EditRightsReader,
    GroupCommit,
    Leases,
    LiveEditingResolver,
    OpeningLog,
    OpenSection,
    PresenceNames,
    RefusalRecorder,
    RoomDoor,
    RoomLink,
    RoomNews,
    RoomReporter,
    Rooms,
    RoomsGateway,
    SectionLogReader,
    SectionTextReader,
    SectionWords,
    SessionWatch,
    Tickets,
    UpdateLogInPostgres,
    WriteAsMember,
    WritingFacts,
    {
      provide: RoomSettings,
      useFactory: ({ allowedOrigins, roles, roomUpdatesPerSecond }: Config) =>
        new RoomSettings({
          origins: allowedOrigins,
          isOpen: roles.includes('rooms'),
          ...RoomSettings.pace(roomUpdatesPerSecond),
        }),
      inject: [Config],
    },
  ],
  exports: [EditRightsReader, OpenSection, Rooms, SectionLogReader, SectionTextReader, SectionWords, WriteAsMember],
})
export class LiveEditingModule implements OnModuleInit {
  constructor(private readonly traces: SectionTraces) {}

  /** Of a section in which nobody has written: who opened it saw no words. */
  onModuleInit(): void {
    this.traces.register(ClientLease, RoomTicket, SectionOpening, SectionSnapshot);
  }
}
