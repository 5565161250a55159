import { getNamedType, isInputObjectType, type GraphQLInputType } from 'graphql';
import { argumentsForEverybody, isForEverybody } from '../../apps/server/src/platform/everybody-reads.js';
import type { Operation } from './api-surface.js';

/**
 * Texts that a mutation takes and that are not refused where they hold contact details (R38), by why. A new field is marked
 * with `EverybodyReads`, or needs a line here.
 */
export const NOT_REFUSED: Readonly<Record<string, readonly string[]>> = {
  'no words: a code, day, fingerprint or name of a thing': [
    ...['AddCommitmentInput.by', 'AgreeConcordatInput.seenHash', 'AgreeWithAnswerInput.seenHash'],
    ...['AgreeWithCommentAnswerInput.seenHash', 'AnswerCouncilProposalInput.answer'],
    ...['AnswerCouncilProposalInput.periodFrom', 'AnswerCouncilProposalInput.periodTo'],
    ...['AnswerCouncilProposalInput.reviewBy', 'ChangeDisplayInput.audience', 'ChangeDisplayInput.form'],
    ...[
      'CommentOnInput.part',
      'DecideConcernInput.decision',
      'DeclareInterestsInput.effect',
      'DeclareLimitInput.endsOn',
    ],
    ...['DeclareLimitInput.kind', 'EndMediationInput.outcome', 'EnterMemberInput.kind', 'EnterMemberInput.roles'],
    ...[
      'ExplainRemovalInput.removal',
      'FlagParagraphInput.blockId',
      'FlagParagraphInput.ground',
      'FlagSuggestionInput.ground',
    ],
    ...['FlagCommentInput.ground', 'FlagOwnWordsInput.ground', 'FlagReasonInput.ground'],
    ...['DecideReferralInput.decision', 'GiveAnswerInput.decision'],
    ...['GiveCommentAnswerInput.decision', 'GiveSignOffInput.position', 'GiveSignOffInput.seenHash'],
    ...['GiveUpRoleInput.role', 'InviteMemberInput.organisationSize', 'InviteMemberInput.organisationType'],
    ...['InviteMemberInput.roles', 'LogOutreachInput.on', 'MarkFormatReadyInput.readyOn', 'MarkPromiseInput.promise'],
    ...['NominateInput.kind', 'OweFormatInput.format', 'OweFormatInput.readyOn', 'ProposeAmendmentInput.decisionRule'],
    ...['ProposeAmendmentInput.formatsAtOpening', 'ProposeAmendmentInput.groups'],
    ...[
      'ProposeAmendmentInput.reviewBy',
      'ProposeAmendmentInput.leaveOutSections',
      'GroupRuleInput.rule',
      'DraftPromiseInput.check',
    ],
    ...['DraftPromiseInput.code', 'DraftPromiseInput.part', 'DraftPromiseInput.promisedBy', 'RenameSectionInput.key'],
    ...['SectionRolesInput.key', 'PutForwardInput.role', 'RebaseSuggestionInput.blockId'],
    ...['WordsInTextInput.blockId'],
    ...['RecordCouncilDecisionInput.callInEnds', 'RecordCouncilDecisionInput.date'],
    ...['RecordCouncilDecisionInput.decision', 'RecordCouncilDecisionInput.reference', 'RemoveContentInput.name'],
    ...['RestoreRemovedInput.removal', 'StartStatementInput.periodFrom', 'StartStatementInput.periodTo'],
    ...['StartStatementInput.reviewBy', 'StartStatementInput.template', 'ChosenSectionInput.key'],
    ...['SuggestChangeInput.blockId', 'SuggestChangeInput.sentOnceAs', 'TakeBackRemovalInput.name'],
    ...['TurnCouncilOnlyKeyInput.seenHash', 'TurnPartnersOnlyKeyInput.seenHash', 'TurnPublishKeyInput.seenHash'],
    ...[
      'WriteForInput.mode',
      'WriteForInput.readBack',
      'OnBehalfInput.mode',
      'OnBehalfInput.readBack',
      'takeBackKey.to',
      'takeBackPublishKey.alone',
      'turnStageKey.to',
    ],
  ],
  'an address for mail, which nobody but who invites reads': ['InviteCoChairInput.email', 'InviteMemberInput.email'],
  'everybody reads it with contact details taken out, as what the public writes': [
    ...['CommentOnInput.change', 'CommentOnInput.quote', 'CommentOnInput.why', 'SuggestChangeInput.reason'],
  ],
  'words of the text itself, in which the contact of the council is meant to stand': [
    ...['BringTextInput.text', 'GiveAnswerInput.acceptedText', 'RebaseSuggestionInput.baseText'],
    ...['RebaseSuggestionInput.proposedText', 'SuggestChangeInput.baseText', 'SuggestChangeInput.proposedText'],
    ...['WriteForInput.text'],
  ],
  'figures of a place as their source publishes them, with its postcodes': [
    ...['BringDatasetInput.columns', 'BringDatasetInput.geography', 'BringDatasetInput.period'],
    ...['BringDatasetInput.rows', 'BringDatasetInput.source'],
  ],
  'refused by the act itself: whyNotBring': ['BringTextInput.source'],
  'words as they were read, which are compared and not kept': [
    'AgreeWhatChangedInput.seen',
    'FlagParagraphInput.quote',
  ],
  'read by safeguarding leads alone, who write down whom they told': [
    ...['DecideReferralInput.note', 'DecideReferralInput.reference'],
  ],
  'read by those who take part, and by nobody else': [
    ...[
      'FlagCommentInput.why',
      'FlagOwnWordsInput.why',
      'FlagReasonInput.why',
      'FlagParagraphInput.why',
      'FlagSuggestionInput.why',
      'NameVersionInput.name',
    ],
  ],
};

/** Codes of groups, wherever they stand. */
const GROUP_CODES = /\.(constituency|leads|signatories)$/;

/** A text that a mutation takes: where it stands in what is sent, and whether everybody reads it. */
export interface TextField {
  /** `Input.field`, or `mutation.argument`. */
  readonly name: string;
  readonly path: readonly string[];
  readonly isForEverybody: boolean;
}

/** Every text that a mutation takes, from its schema; not the codes of groups. */
export function textFields({ field }: Operation): TextField[] {
  const named = argumentsForEverybody(field);
  return field.args
    .flatMap(({ name, type }) => {
      const at = { name: `${field.name}.${name}`, path: [name], isForEverybody: named.includes(name) };
      return textsOf(type, at);
    })
    .filter(({ name }) => !GROUP_CODES.test(name));
}

function textsOf(type: GraphQLInputType, at: TextField): TextField[] {
  const of = getNamedType(type);
  if (!isInputObjectType(of)) return of.name === 'String' ? [at] : [];
  return Object.values(of.getFields()).flatMap((one) =>
    textsOf(one.type, {
      name: `${of.name}.${one.name}`,
      path: [...at.path, one.name],
      isForEverybody: isForEverybody(one),
    }),
  );
}

/** The same as was sent, but with these words in one place; in each of a list. */
export function withWords(sent: unknown, path: readonly string[], words: string): unknown {
  if (Array.isArray(sent)) return sent.map((one) => withWords(one, path, words));
  const [name, ...rest] = path;
  if (name === undefined) return words;
  const object = sent as Readonly<Record<string, unknown>>;
  return { ...object, [name]: withWords(object[name], rest, words) };
}
