import { documentMoves, sectionMoves } from '#concordat';
import { sha256Hex, type ContentHash } from '#document';
import {
  BUNDLE_FORMAT,
  changeOf,
  formatNumber,
  hashCheckpoints,
  hashStatement,
  sealBundle,
  type BundleLabel,
  type Change,
  type NameOpening as NameInBundle,
} from '#publication';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { OpenPositions } from '../convening/positions.js';
import { PublishedPanels } from '../power-panel/published-panels.js';
import { Randomness } from '../platform/randomness.js';
import { outcomeOf, type DocumentStanding } from '../sign-off/sign-off.reader.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { checkpointsOf } from '../timeline/checkpoints.js';
import { Timeline } from '../timeline/timeline.js';
import type { PublishedAlone } from './bundle-alone.js';
import { BundleBuilder, saidOfStatement } from './bundle-builder.js';
import { NameOpening, Publication, type CouncilDecision } from './publication.entity.js';
import { PublicationReader } from './publication.reader.js';
import { SigningKey } from '../timeline/signing-key.js';

/** What was agreed to be published, after every rule was asked. */
export interface AgreedVersion {
  readonly standing: DocumentStanding & { readonly hash: ContentHash };
  readonly label: BundleLabel;
  readonly changeNote: string;
  /** Null where it was not published together and the council decided on nothing. */
  readonly councilDecision: CouncilDecision | null;
  /** Null where it was published together. */
  readonly alone: PublishedAlone | null;
}

/** What a version says of its statement, but for its time. */
type SaidOfStatement = Awaited<ReturnType<typeof saidOfStatement>>;

/** Part of publishing: writes the last entry of the record, seals the version and keeps it, in the caller's transaction. */
@Injectable()
export class PublishVersion {
  // eslint-disable-next-line max-params -- a version is made of all of these at once, or not at all
  constructor(
    private readonly publications: PublicationReader,
    private readonly builder: BundleBuilder,
    private readonly key: SigningKey,
    private readonly timeline: Timeline,
    private readonly randomness: Randomness,
    private readonly positions: OpenPositions,
    private readonly panels: PublishedPanels,
  ) {}

  /** The caller holds the locks of every section and of the statement. */
  async run(tx: EntityManager, actor: Actor, agreed: AgreedVersion): Promise<Publication> {
    const { statementId } = actor;
    const { standing, label, changeNote, councilDecision, alone } = agreed;
    const before = await this.publications.latest(statementId, tx);
    const supersedes = before?.version ?? null;
    const version = (supersedes ?? 0) + 1;
    const change = changeOf(before?.documentHash ?? null, standing.hash);
    const keyId = await this.key.register(tx);
    await settleStates(tx, statementId, standing);
    // Where each group started from is opened with what came of it (R6).
    await this.positions.run(tx, statementId);
    const said = await saidOfStatement(tx, statementId, { label, version, supersedes, changeNote });
    const publishedAt = await this.record(tx, actor, { agreed, said, keyId, change });
    const { bundle, names } = await this.builder.build(tx, statementId, {
      standing,
      facts: { label, version, supersedes, changeNote, publishedAt, councilDecision, alone },
    });
    const sealed = sealBundle(bundle, await this.key.signer());
    const publication: Publication = {
      id: this.randomness.uuid(),
      statementId,
      version,
      kind: label,
      changeNote,
      bundle: sealed,
      sha256: sha256Hex(sealed),
      documentHash: standing.hash,
      keyId,
      publishedAt,
    };
    await tx.insert(Publication, publication);
    await keepNames(tx, publication.id, names);
    await this.panels.keep(tx, publication);
    return publication;
  }

  /** Inside the version that it tells of: it is the last entry that the version's record holds. */
  private async record(
    tx: EntityManager,
    actor: Actor,
    { agreed, said, keyId, change }: { agreed: AgreedVersion; said: SaidOfStatement; keyId: string; change: Change },
  ): Promise<Date> {
    const { standing, alone } = agreed;
    const { version, label } = said;
    const format = formatNumber({ format: BUNDLE_FORMAT });
    const checkpoints = hashCheckpoints(await checkpointsOf(tx, actor.statementId));
    const statement = hashStatement(said);
    const facts = { version, documentHash: standing.hash, label, keyId, change, format, statement, checkpoints };
    const committed: Record<string, string> = alone?.reasons ? { reasons: alone.reasons } : {};
    const act = { chain: actor.statementId, kind: 'statement.published', actor, facts, committed };
    return new Date((await this.timeline.add(tx, act)).at);
  }
}

/** The statement is published, and a section that a group left unanswered is what its sign-offs amount to now (R20). */
async function settleStates(
  tx: EntityManager,
  statementId: Actor['statementId'],
  { sections }: DocumentStanding,
): Promise<void> {
  const statement = await tx.findOneByOrFail(Statement, { id: statementId });
  const state = documentMoves(statement, 'PUBLISHED');
  await tx.update(Statement, { id: statementId }, { state, stateReason: null });
  for (const standing of sections) {
    const state = outcomeOf(standing);
    const { id, state: now } = standing.section;
    if (state) await tx.update(Section, { id }, { state: sectionMoves(now, state) });
  }
}

async function keepNames(tx: EntityManager, publicationId: string, names: readonly NameInBundle[]): Promise<void> {
  if (names.length === 0) return;
  await tx.insert(
    NameOpening,
    names.map(({ ref, salt, content }) => ({ publicationId, ref, salt, name: content.name })),
  );
}
