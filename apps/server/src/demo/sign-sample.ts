import type { Constituency, SectionId } from '#concordat';
import type { ContentHash } from '#document';
import type { Position } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { AttachMinorityStatement } from '../sign-off/attach-minority-statement.js';
import { GiveSignOff } from '../sign-off/give-sign-off.js';
import { JoinMinorityStatement } from '../sign-off/join-minority-statement.js';
import { ReplyToMinorityStatement } from '../sign-off/reply-to-minority-statement.js';
import { SignOffReader } from '../sign-off/sign-off.reader.js';
import { allowed } from './allowed.js';
import type { SampleKey, SampleMinorityStatement, SampleReservation, SampleSection } from './northmoor.js';
import { sectionIdOf, type Scene } from './scene.js';

/** Where a group stands, with its words when it does not simply sign. */
export interface GroupDecision {
  readonly position: Position;
  readonly text: string | null;
}

/** Lets every signatory of the sample decide, each on the words as they are frozen, and those who disagree say why. */
@Injectable()
export class SignSample {
  // eslint-disable-next-line max-params -- each act that people of the sample take in signing
  constructor(
    private readonly give: GiveSignOff,
    private readonly reader: SignOffReader,
    private readonly attach: AttachMinorityStatement,
    private readonly join: JoinMinorityStatement,
    private readonly reply: ReplyToMinorityStatement,
    private readonly clock: Clock,
  ) {}

  /** Everyone whom a section asks signs it, from this moment on. */
  async section(
    scene: Scene,
    section: SampleSection,
    { at, decisionOf = (group) => decisionOn(section, group) }: SigningTime,
  ): Promise<void> {
    const sectionId = sectionIdOf(scene, section.key);
    const version = await this.reader.latestVersion(sectionId);
    if (!version) throw new Error(`Section ${section.key} is not frozen.`);
    await this.sign(scene, { sectionId, seenHash: version.hash, groups: section.signatories, decisionOf, at });
  }

  /** Every signatory of every group signs the whole. */
  async whole(scene: Scene, at: Date): Promise<void> {
    const { hash } = await this.reader.ofStatement(scene.statementId);
    if (!hash) throw new Error('The whole cannot be signed while a section is open.');
    const { wholeDocumentPositions: positions, wholeDocumentReservations: reservations } = scene.sample.statement;
    const decisionOf = (group: Constituency): GroupDecision => decision(positions, reservations, group);
    await this.sign(scene, { sectionId: null, seenHash: hash, groups: Object.keys(positions), decisionOf, at });
  }

  /** Somebody who disagrees adds own words, others join one after the other, and another group replies an hour after that. */
  async minorityStatement(scene: Scene, sample: SampleMinorityStatement, at: Date): Promise<void> {
    const { section, by, title, text, signedBy, reply } = sample;
    const [author = '', ...joining] = signedBy;
    const words = { sectionId: sectionIdOf(scene, section), title, text, forGroup: by === 'constituency' };
    this.clock.pin(at);
    const attached = await this.attach.run(scene.company.actor(author), words);
    const minorityStatementId = allowed(`The words on ${section}`, attached).minorityStatement?.id ?? '';
    for (const key of joining) {
      this.clock.pin(new Date(this.clock.now().getTime() + BETWEEN_SIGNATURES_MS));
      allowed(`The name of ${key}`, await this.join.run(scene.company.actor(key), { minorityStatementId }));
    }
    this.clock.pin(new Date(this.clock.now().getTime() + HOUR_MS));
    const answer = await this.reply.run(scene.company.actor(reply.author), { minorityStatementId, text: reply.text });
    allowed(`The reply on ${section}`, answer);
  }

  private async sign(scene: Scene, { groups, decisionOf, at, ...subject }: Signing): Promise<void> {
    const who = groups.flatMap((group) => scene.company.signatories(group).map((key) => ({ group, key })));
    for (const [index, { group, key }] of who.entries()) {
      this.clock.pin(new Date(at.getTime() + index * BETWEEN_SIGNATURES_MS));
      const given = { ...subject, ...decisionOf(group), showName: showsName(scene, key) };
      allowed(`The decision of ${key}`, await this.give.run(scene.company.actor(key), given));
    }
  }
}

interface SigningTime {
  readonly at: Date;
  /** What each group decides, where it is not what the sample ends with. */
  readonly decisionOf?: (group: Constituency) => GroupDecision;
}

interface Signing {
  readonly sectionId: SectionId | null;
  readonly seenHash: ContentHash;
  readonly groups: readonly Constituency[];
  readonly decisionOf: (group: Constituency) => GroupDecision;
  readonly at: Date;
}

/** What the sample says of a group and a section. */
export function decisionOn({ positions, reservations = [] }: SampleSection, group: Constituency): GroupDecision {
  return decision(positions, reservations, group);
}

function decision(
  positions: Readonly<Record<Constituency, Position>>,
  reservations: readonly SampleReservation[],
  group: Constituency,
): GroupDecision {
  const position = positions[group];
  if (!position) throw new Error(`The sample does not say where ${group} stands.`);
  const words = reservations.find(({ constituency }) => constituency === group)?.text;
  return { position, text: words ?? (position === 'DISSENTED' ? WHY_NOT_SIGNED : null) };
}

/** The sample gives the reasons of those who dissent as a minority statement; the position itself says where to read it. */
const WHY_NOT_SIGNED = 'We do not sign this section. We say why in our own words beside it.';

function showsName({ company }: Scene, key: SampleKey): boolean {
  const { displayForm, displayAudience } = company.member(key);
  return displayForm !== 'group-only' && displayAudience === 'everyone';
}

const BETWEEN_SIGNATURES_MS = 25 * 60_000;
const HOUR_MS = 3_600_000;
