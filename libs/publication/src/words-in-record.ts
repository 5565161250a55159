/**
 * What the words behind a commitment are, by the kind of the entry and the commitment's name, in words that everybody
 * understands. What is not here no list offers: who signed holds no words, and why words were removed stays for everybody to
 * read wherever else it is taken away.
 */
const WORDS: Readonly<Record<string, string>> = {
  'sponsor.named name': 'Who stands for this in the council',
  'sponsor.named jobTitle': 'What who stands for this does in the council',
  'statement.proposed title': 'What somebody proposed to the council',
  'statement.proposed why': 'Why somebody proposed it to the council',
  'nomination.received text': 'Who or what somebody put forward',
  'nomination.answered reason': 'The reason in an answer to what was put forward',
  'handover.put-forward reason': 'Why somebody else should take a role',
  'limit.declared text': 'Something that is fixed',
  'limit.declared reason': 'Why something is fixed',
  'limit.challenged reason': 'Why somebody asks about what is fixed',
  'limit.challenge-answered answer': 'An answer about what is fixed',
  'outreach.logged how': 'How people were asked to take part',
  'outreach.logged place': 'Where people were asked to take part',
  'concordat.answered reason': 'What somebody said about our agreement',
  'concordat.amendment-proposed reason': 'Why somebody wants to change our agreement',
  'section.added title': 'The title of a section that was added',
  'section.added purpose': 'What a section that was added is for',
  'section.left-out title': 'The title of a section that was left out',
  'section.renamed was': 'The title that a section had',
  'section.renamed title': 'The title that a section was given',
  'section.renamed purpose': 'What a section with another title is for',
  'promise.marked reason': 'What somebody said about a promise',
  'interests.declared text': 'Somebody’s interests',
  'interests.changed text': 'Somebody’s interests, as they changed them',
  'concern.flagged quote': 'Words that somebody flagged for a competition check',
  'concern.flagged why': 'Why somebody flagged words for a competition check',
  'concern.decided reason': 'The reason in a competition check',
  'proposal.received baseText': 'Words that a suggestion wants to change',
  'proposal.received proposedText': 'Words that a suggestion asks for',
  'proposal.received reason': 'The reason for a suggestion',
  'proposal.rebased baseText': 'Words that a suggestion wants to change, after the text moved on',
  'proposal.rebased proposedText': 'Words that a suggestion asks for, after the text moved on',
  'proposal.answer-put-forward reason': 'The reason in a first answer to a suggestion',
  'proposal.answer-put-forward acceptedText': 'Words in a first answer to a suggestion',
  'proposal.answered reason': 'The reason in an answer to a suggestion',
  'proposal.answered acceptedText': 'Words agreed in an answer to a suggestion',
  'proposal.asked-again reason': 'Why somebody asked again for a suggestion',
  'proposal.merged reason': 'Why two suggestions were joined',
  'comment.received name': 'The name in a comment from the public',
  'comment.received change': 'What a comment from the public asks for',
  'comment.received why': 'Why a comment from the public asks for it',
  'comment.received quote': 'Words that a comment is about',
  'comment.received instead': 'Exact words that a comment asks for',
  'comment.kept-back reason': 'Why a comment from the public is not shown',
  'comment.answer-put-forward reason': 'The reason in a first answer to a comment',
  'comment.answered reason': 'The reason in an answer to a comment',
  'format.not-owed reason': 'Why a format is not needed',
  'text.brought source': 'Where a text comes from that somebody brought in',
  'removal.explained reason': 'Why somebody took words out of a section',
  'version.named name': 'The name of a version',
  'sign-off.given text': 'What somebody said when they signed or did not sign',
  'minority-statement.attached title': 'The title of own words beside a section',
  'minority-statement.attached text': 'Own words beside a section',
  'minority-statement.replied text': 'A reply to own words beside a section',
  'mediation.described issue': 'What mediation is about',
  'mediation.described mediator': 'Who helps in mediation',
  'mediation.attempt-noted note': 'What was tried in mediation',
  'council-decision.recorded body': 'Who decided for the council',
  'council-decision.recorded reference': 'The reference of the council’s decision',
  'publishing-alone.agreed reasons': 'Why a group wants to publish alone',
  'statement.published reasons': 'Why a group published alone',
  'council-reply.given text': 'The council’s reply',
  'commitment.added what': 'What a group will do',
  'commitment.added measure': 'How we will know that a group did it',
  'commitment.progress text': 'How far a group has come',
  'ladder.rated why': 'Why a group rated how equal it was',
  'ladder.rated-again why': 'Why a group rated again how equal it was',
  'what-changed.said text': 'What somebody says has changed',
  'what-changed.agreed text': 'What people agree has changed',
  'stage.opened reason': 'Why a stage was opened',
};

/** Every commitment that holds words: the kind of the entry, a space, and the commitment's name. */
export const WORDS_IN_RECORD: readonly string[] = Object.keys(WORDS);

/** What is said of a content of which nothing more may be said, or nothing is known. */
export const SOMETHING_IN_RECORD = 'Something in the record';

/** What the content of a commitment is, in plain words (R28). */
export function contentInWords(kind: string, name: string): string {
  return WORDS[`${kind} ${name}`] ?? SOMETHING_IN_RECORD;
}

/** Most characters of a content that a list shows. */
const BEGINNING = 300;

/** The words of a content or, of long ones, their beginning with "…" after it. */
export function beginningOf(words: string): string {
  if (words.length <= BEGINNING) return words;
  const cut = words.lastIndexOf(' ', BEGINNING);
  return `${words.slice(0, cut > 0 ? cut : BEGINNING)} …`;
}
