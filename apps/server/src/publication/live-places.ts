import { WORDS_REMOVED as INSTEAD } from '#deliberation';

/** Where an act wrote words beside the record, in a row that nothing makes impossible to change. */
export interface LivePlace {
  readonly table: string;
  readonly column: string;
  /** Which rows, in SQL; `told` is the entry: its facts, its actor, its constituency and its chain. */
  readonly rows: string;
  /** What stands in place of the words; null for nothing. */
  readonly instead: string | null;
  /** Whether the column is JSON of which the words are one text. */
  readonly isJson?: boolean;
}

/** Rows of a table that name one fact of the entry. */
function of(table: string, column: string, rows: readonly [own: string, fact: string]): LivePlace {
  return { table, column, rows: `${rows[0]}::text = told.facts->>'${rows[1]}'`, instead: INSTEAD };
}

const SECTION = `section_id IN (SELECT id FROM section s WHERE s.statement_id::text = told.chain AND s.key = told.facts->>'section')`;
const ACTOR = `membership_id IN (SELECT id FROM membership m WHERE m.statement_id::text = told.chain AND m.pseudonym::text = told.actor)`;

const comment = (column: string): LivePlace => of('public_comment', column, ['id', 'comment']);
const limit = (column: string): LivePlace => of('declared_limit', column, ['id', 'limit']);
const concern = (column: string): LivePlace => of('competition_concern', column, ['id', 'concern']);
const commitment = (column: string): LivePlace => of('commitment', column, ['id', 'commitment']);
const mediation = (column: string): LivePlace => of('mediation', column, ['id', 'mediation']);
const outreach = (column: string): LivePlace => of('outreach', column, ['id', 'outreach']);
const amendment = `statement_id::text = told.chain AND hash = told.facts->>'hash'`;

/** As it is now, and as it came. That words are gone goes into no text: `applyWords` refuses it. */
const proposal = (column: string): readonly LivePlace[] => [
  of('proposal', column, ['id', 'proposal']),
  of('rebased_proposal', column, ['proposal_id', 'proposal']),
];
/** Words that were agreed: none wait to go in then. */
const ACCEPTED: LivePlace = { ...of('response', 'accepted_text', ['proposal_id', 'proposal']), instead: null };
const PUT_FORWARD = (column: string): readonly LivePlace[] => [
  of('answer_put_forward', column, ['proposal_id', 'proposal']),
  // Where two did not agree, both views stand with the answer.
  { ...of('response', 'views', ['proposal_id', 'proposal']), isJson: true },
];
const RATING: LivePlace = {
  ...{ table: 'ladder_rating', column: 'why', instead: INSTEAD },
  rows: 'statement_id::text = told.chain AND t.constituency = told.constituency',
};
const CHANGED: LivePlace = { table: 'what_changed', column: 'text', rows: SECTION, instead: INSTEAD };
const DECLARATION = of('interest_declaration', 'text', ['id', 'declaration']);
/** Somebody of the public whose exact words are a suggestion is credited under that name. */
const GUEST: LivePlace = {
  ...{ table: 'membership', column: 'chosen_name', instead: null },
  rows: `id IN (SELECT p.proposer_id FROM proposal p JOIN public_comment c ON c.proposal_id = p.id
    WHERE c.id::text = told.facts->>'comment')`,
};

/** By kind of entry and name of the content. Tables, because they are of slices that need not know of this. */
export const LIVE_PLACES: Readonly<Record<string, readonly LivePlace[]>> = {
  'comment.received name': [{ ...comment('name'), instead: '' }, GUEST],
  'comment.received change': [comment('change')],
  'comment.received why': [comment('why')],
  'comment.received quote': [comment('quote')],
  'comment.received instead': [comment('instead')],
  'comment.kept-back reason': [comment('kept_back_because')],
  'comment.answer-put-forward reason': [comment('given_reason')],
  'comment.answered reason': [comment('reason')],
  'proposal.received baseText': proposal('base_text'),
  'proposal.received proposedText': proposal('proposed_text'),
  'proposal.received reason': [of('proposal', 'reason', ['id', 'proposal'])],
  'proposal.rebased baseText': proposal('base_text'),
  'proposal.rebased proposedText': proposal('proposed_text'),
  'proposal.answer-put-forward reason': PUT_FORWARD('reason'),
  'proposal.answer-put-forward acceptedText': PUT_FORWARD('accepted_text'),
  'proposal.answered reason': [of('response', 'reason', ['proposal_id', 'proposal'])],
  'proposal.answered acceptedText': [ACCEPTED],
  'proposal.asked-again reason': [of('proposal', 'asked_again_because', ['id', 'proposal'])],
  'proposal.merged reason': [of('merged_proposal', 'reason', ['proposal_id', 'proposal'])],
  'concern.flagged why': [concern('why')],
  'concern.decided reason': [concern('reason')],
  'format.not-owed reason': [of('format_owed', 'dropped_because', ['id', 'id'])],
  'text.brought source': [of('brought_text', 'source', ['id', 'brought'])],
  'removal.explained reason': [of('removal_reason', 'reason', ['id', 'removal'])],
  'version.named name': [
    { table: 'named_version', column: 'name', rows: `${SECTION} AND seq::text = told.facts->>'seq'`, instead: INSTEAD },
  ],
  'nomination.received text': [of('nomination', 'text', ['id', 'nomination'])],
  'nomination.answered reason': [of('nomination', 'answer', ['id', 'nomination'])],
  'limit.declared text': [limit('text')],
  'limit.declared reason': [limit('reason')],
  'limit.challenged reason': [limit('challenge')],
  'limit.challenge-answered answer': [limit('challenge_answer')],
  'outreach.logged how': [outreach('how')],
  'outreach.logged place': [outreach('place')],
  'handover.put-forward reason': [of('role_handover', 'reason', ['id', 'handover'])],
  'interests.declared text': [DECLARATION],
  'interests.changed text': [DECLARATION],
  'concordat.answered reason': [{ table: 'concordat_answer', column: 'reason', rows: ACTOR, instead: INSTEAD }],
  'concordat.amendment-proposed reason': [
    { table: 'concordat_amendment', column: 'reason', rows: amendment, instead: INSTEAD },
    { table: 'concordat', column: 'reason', rows: amendment, instead: INSTEAD },
  ],
  'mediation.described issue': [mediation('issue')],
  'mediation.described mediator': [mediation('mediator')],
  'mediation.attempt-noted note': [{ ...mediation('attempts'), isJson: true }],
  'commitment.added what': [commitment('what')],
  'commitment.added measure': [commitment('measure')],
  'commitment.progress text': [of('commitment_progress', 'text', ['commitment_id', 'commitment'])],
  'ladder.rated why': [RATING],
  'ladder.rated-again why': [RATING],
  'what-changed.said text': [CHANGED],
  'what-changed.agreed text': [CHANGED],
  'stage.opened reason': [
    { table: 'statement', column: 'state_reason', rows: 'id::text = told.chain', instead: INSTEAD },
  ],
};
