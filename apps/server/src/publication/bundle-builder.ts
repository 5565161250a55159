import type { MembershipId, StatementId } from '#concordat';
import type { ContentHash, SealedSectionText } from '#document';
import type {
  BundleDataset,
  BundleLabel,
  BundleMinorityStatement,
  BundleSection,
  NameOpening,
  UnsignedBundle,
} from '#publication';
import { stands } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import { Council } from '../membership/council.entity.js';
import { hiddenBeside, withQuoting, type HiddenSaying, type HidingConcerns } from '../sign-off/hidden-own-words.js';
import { MinorityStatement } from '../sign-off/minority-statement.entity.js';
import { outcomeOf, type DocumentStanding, type SectionStanding } from '../sign-off/sign-off.reader.js';
import { SectionVersion } from '../sign-off/section-version.entity.js';
import { Dataset } from '../statements/dataset.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { alonePart, contributorsAlone, type PublishedAlone } from './bundle-alone.js';
import { declarersIn, interestsIn } from './bundle-interests.js';
import { BundlePeopleReader, groupIn, type BundlePeople } from './bundle-people.js';
import { bundlePosition, countedIn } from './bundle-positions.js';
import { aloneLeft, decisionLeft, ownWordsLeft, reasonsLeft, withoutRemovedFrom } from './bundle-removed.js';
import { withoutReasons, withoutSaidAgain, withoutWords } from './bundle-taken-out.js';
import { recordOf } from './bundle-record.js';
import type { CouncilDecision } from './publication.entity.js';

/** What a version is published with, beside what is in the database. */
export interface VersionFacts {
  readonly label: BundleLabel;
  readonly version: number;
  readonly supersedes: number | null;
  readonly changeNote: string;
  readonly publishedAt: Date;
  readonly councilDecision: CouncilDecision | null;
  readonly alone: PublishedAlone | null;
}

/** A version ready to be sealed, and the openings of its names, which are kept beside it. */
export interface BuiltBundle {
  /** Without openings. */
  readonly bundle: UnsignedBundle;
  readonly names: readonly NameOpening[];
}

/** Gathers a published version from the database: text, authors, sign-offs, tables and the record (R25, R27). */
@Injectable()
export class BundleBuilder {
  constructor(
    private readonly people: BundlePeopleReader,
    private readonly concordats: ConcordatReader,
    private readonly concerns: ConcernReader,
  ) {}

  /** To be called with the sections locked and the record's last entry written. */
  async build(
    tx: EntityManager,
    statementId: StatementId,
    { standing: asGiven, facts }: { standing: DocumentStanding & { readonly hash: ContentHash }; facts: VersionFacts },
  ): Promise<BuiltBundle> {
    const without = await withoutRemovedFrom(tx, statementId);
    const own = (await ownWordsThatStand(tx, statementId)).map((one) => ownWordsLeft(one, without));
    const standing = reasonsLeft(asGiven, without);
    const { takenOut, said } = await this.takenOut(tx, statementId, { own, standing });
    const { sections, whole, hash } = withoutReasons(standing, takenOut);
    const minority = own.map((one) => withoutWords(one, takenOut));
    const frozen = await withTexts(tx, sections);
    const datasets = await datasetsIn(tx, statementId, frozen.map(textOf));
    const signOffs = countedIn([...whole, ...sections.flatMap(({ groups }) => groups)]);
    const record = await recordOf(tx, statementId);
    const credited = [...creditedIn(frozen, minority, datasets), ...(await declarersIn(tx, record))];
    const people = await this.people.of(tx, credited, signOffs);
    const { required } = await this.concordats.standing(statementId, tx);
    const bundle: UnsignedBundle = {
      statement: { ...(await saidOfStatement(tx, statementId, facts)), publishedAt: facts.publishedAt.toISOString() },
      groups: groupsIn(required, frozen, people).map(groupIn),
      contributors: [...people.contributors, ...contributorsAlone(facts.alone)],
      sections: frozen.map((section) => sectionPart(section, people)),
      whole: { hash, positions: whole.map((group) => bundlePosition(group, { hash, people })) },
      minorityStatements: minority.map((one) => minorityPart(one, keysOf(sections), people)),
      councilDecision: facts.councilDecision && decisionPart(decisionLeft(facts.councilDecision, without)),
      ...(facts.alone && { alone: alonePart(withoutSaidAgain(aloneLeft(facts.alone, without), said)) }),
      interests: interestsIn(record, keysOf(sections)),
      // Nobody makes them here yet (docs/decisions/0036).
      renderings: [],
      datasets: datasets.map((dataset) => datasetPart(dataset, people)),
      record,
      openings: { names: [], record: [] },
    };
    return { bundle, names: people.openings };
  }

  /** Reasons and own words that are hidden, or say again what is (R34, R38). */
  private async takenOut(
    tx: EntityManager,
    statementId: StatementId,
    { own, standing }: { own: readonly MinorityStatement[]; standing: DocumentStanding },
  ): Promise<{ takenOut: HidingConcerns; said: readonly HiddenSaying[] }> {
    const given = countedIn([...standing.whole, ...standing.sections.flatMap(({ groups }) => groups)]);
    // What waits for a check stops publication where it stands; here counts what was decided.
    const flagged = (await this.concerns.inText(statementId, tx)).filter(({ decision }) => decision !== null);
    const hiding = await this.concerns.hidingOwnWords(statementId, tx);
    const beside = await hiddenBeside(this.concerns, { statementId, own: hiding }, tx);
    const said = [...flagged, ...beside];
    return { takenOut: withQuoting(hiding, said, [...own, ...given]), said };
  }
}

type Frozen = SectionStanding & { readonly version: SectionVersion };

async function withTexts(tx: EntityManager, sections: readonly SectionStanding[]): Promise<Frozen[]> {
  const ids = sections.flatMap(({ version }) => version?.id ?? []);
  const versions = await tx.findBy(SectionVersion, { id: In(ids) });
  return sections.map((standing) => {
    const version = versions.find(({ id }) => id === standing.version?.id);
    if (!version) throw new Error('A section that was never frozen cannot be published.');
    return { ...standing, version };
  });
}

function textOf({ version }: Frozen): SealedSectionText {
  return JSON.parse(version.canonical) as SealedSectionText;
}

/** Words that wait for names are their group's alone: who has joined them so far is no contributor by that (R19). */
async function ownWordsThatStand(tx: EntityManager, statementId: StatementId): Promise<MinorityStatement[]> {
  const all = await tx.find(MinorityStatement, { where: { statementId }, order: { at: 'ASC', id: 'ASC' } });
  return all.filter(stands);
}

async function datasetsIn(
  tx: EntityManager,
  statementId: StatementId,
  texts: readonly SealedSectionText[],
): Promise<Dataset[]> {
  const keys = [...new Set(texts.flatMap(({ datasets }) => datasets.map(({ id }) => id)))];
  return tx.find(Dataset, { where: { statementId, key: In(keys) }, order: { key: 'ASC' } });
}

/** Everybody whose pseudonym stands in the version for something other than a signature. */
function creditedIn(
  sections: readonly Frozen[],
  minority: readonly MinorityStatement[],
  datasets: readonly Dataset[],
): MembershipId[] {
  return [
    ...sections.flatMap(({ version }) => version.attribution.words.map(({ by }) => by as MembershipId)),
    ...minority.flatMap(({ signedBy, replyBy }) => [...signedBy, ...(replyBy ? [replyBy] : [])]),
    ...datasets.flatMap(({ ownerId }) => ownerId ?? []),
  ];
}

/** In the order of the agreement, then whoever else is named. */
function groupsIn(required: readonly string[], sections: readonly Frozen[], people: BundlePeople): string[] {
  const ofSections = sections.flatMap(({ section, leads }) => [...leads, ...section.signatories]);
  const ofPeople = people.contributors.flatMap(({ constituency }) => constituency ?? []);
  return [...new Set([...required, ...ofSections, ...ofPeople])];
}

function keysOf(sections: readonly SectionStanding[]): ReadonlyMap<string, string> {
  return new Map(sections.map(({ section }) => [section.id, section.key]));
}

/** What a version says of its statement, but for its time: that is the time of the entry by which it is published. */
export async function saidOfStatement(
  tx: EntityManager,
  statementId: StatementId,
  { label, version, supersedes, changeNote }: Pick<VersionFacts, 'label' | 'version' | 'supersedes' | 'changeNote'>,
): Promise<Omit<UnsignedBundle['statement'], 'publishedAt'>> {
  const statement = await tx.findOneByOrFail(Statement, { id: statementId });
  const council = await tx.findOneByOrFail(Council, { id: statement.councilId });
  const { title, slug, template, language, periodFrom, periodTo, reviewBy } = statement;
  return {
    council: { name: council.name, slug: council.slug },
    title,
    slug,
    template,
    language,
    period: { from: periodFrom, to: periodTo },
    label,
    version,
    changeNote,
    reviewBy,
    supersedes,
  };
}

function sectionPart(frozen: Frozen, people: BundlePeople): BundleSection {
  const { section, version, groups, leads } = frozen;
  const { hash, epoch, seq, logHead } = version;
  return {
    key: section.key,
    title: section.title,
    order: section.position,
    leads,
    signatories: section.signatories,
    appendix: section.appendix,
    state: outcomeOf(frozen) ?? 'FROZEN',
    versionNumber: version.number,
    frozenAt: version.frozenAt.toISOString(),
    text: textOf(frozen),
    hash,
    attribution: attributionPart(version, people),
    positions: groups.map((group) => bundlePosition(group, { hash, people })),
    log: { epoch, seq, head: logHead },
  };
}

function attributionPart(
  { attribution: { blocks, words } }: SectionVersion,
  { refOf }: BundlePeople,
): BundleSection['attribution'] {
  const credits = (some: typeof words): { by: string; words: number }[] =>
    some.map(({ by, words: count }) => ({ by: refOf(by as MembershipId), words: count }));
  return { blocks: blocks.map((block) => ({ id: block.id, words: credits(block.words) })), words: credits(words) };
}

function minorityPart(
  one: MinorityStatement,
  keys: ReadonlyMap<string, string>,
  { refOf }: BundlePeople,
): BundleMinorityStatement {
  const { id, sectionId, constituency, by, title, text, signedBy, at } = one;
  const { replyText, replyConstituency, replyBy, replyAt } = one;
  const reply =
    replyText !== null && replyConstituency !== null && replyBy !== null
      ? { constituency: replyConstituency, text: replyText, by: refOf(replyBy), at: replyAt?.toISOString() ?? null }
      : null;
  const section = keys.get(sectionId) ?? '';
  return { id, section, constituency, by, title, text, signedBy: signedBy.map(refOf), reply, at: at.toISOString() };
}

function decisionPart({ body, date, reference, decision, callInEnds }: CouncilDecision) {
  return { body, date, reference, decision, callInEnds };
}

function datasetPart(dataset: Dataset, { refOf }: BundlePeople): BundleDataset {
  const { key, title, headline, source, period, geography, caveat, textAlternative, columns, rows, sha256 } = dataset;
  const owner = dataset.ownerId === null ? null : refOf(dataset.ownerId);
  const described = { id: key, title, headline, source, period, geography, caveat, textAlternative };
  return { ...described, owner, columns, rows, sha256 };
}
