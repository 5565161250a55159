/**
 * The lists of the API that are given whole, by what bounds them (docs/decisions/0019). A new list needs a line here, or
 * comes in pages.
 */
export const BOUNDED_LISTS: Readonly<Record<string, readonly string[]>> = {
  'groups of a statement: as many as its agreement has': [
    ...['Agreement.agreed', 'Agreement.required', 'Agreement.groups', 'Amendment.groups', 'AloneRoute.agreedFor'],
    ...[
      'AgreementPromise.promisedBy',
      'AgreementValues.groups',
      'AgreementValues.minimums',
      'AgreementValues.ownRules',
    ],
    ...['CommentTimes.groups', 'CommentTimes.clocks', 'Convening.agreedToOpen', 'Convening.groups', 'Signing.whole'],
    ...['Section.leads', 'Section.signatories', 'SectionRoles.leads', 'SectionRoles.signatories'],
    ...['SectionSigning.groups', 'WhatChanged.leads', 'WhatChanged.signatories'],
    ...['PanelWork.ratings', 'PromiseStanding.marks'],
  ],
  'formats of a statement: a few for each group': [
    ...['AgreementValues.formatsAtOpening', 'CommentClock.waitsFor', 'CommentTimes.formats'],
    ...['CommentOpening.clocks', 'CommentOpening.formats', 'ClockAtOpening.waitsFor'],
  ],
  'sections of a statement: 32 at most, each once, or once for each group': [
    ...[
      'AgreementValues.sectionNames',
      'AgreementValues.sections',
      'Convening.positions',
      'InterestDeclaration.sectionIds',
    ],
    ...['PanelWork.changes', 'Signing.sections', 'Statement.sections', 'Template.sections'],
    ...['CommentOpening.easyReadOf', 'CommentOpening.sections', 'Signing.changedSinceWhole'],
    ...['Query.removalCounts'],
  ],
  'signatories of a section: each once': [
    ...['GroupAnswer.signatories', 'GroupStanding.signOffs', 'GroupStanding.withReasons'],
  ],
  'members of one group: each puts their name to own words once': ['MinorityStatement.signedBy'],
  'own words beside a section: one of each group and one of each member, who begins no second for a version; of those that wait, only of the reader’s own group':
    [...['SectionSigning.minorityStatements']],
  'those who take part in a statement, and its roles': ['HandingOver.places', 'RolePlace.candidates'],
  'two people or two keys': [
    ...['MediationKeys.turnedBy', 'NextStage.turnedBy', 'Publishing.turnedBy', 'SectionSigning.turnedBy'],
    ...['PublicComment.decidedBy', 'SuggestionAnswer.decidedBy', 'SuggestionAnswer.views', 'Mediation.keys'],
    ...['Suggestion.putForward'],
  ],
  'agreed texts of a statement: every group has to agree to each': [
    ...['Agreement.promises', 'Agreement.versions', 'AgreementCharter.culture', 'AgreementCharter.shared'],
    ...['AgreementCharter.kept', 'Amendment.promises', 'Publishing.publications'],
  ],
  'blocks of a section and who wrote them: rooms bound the size of a section and of its log': [
    ...['BlockAuthors.by', 'BlockAuthors.runs', 'BroughtText.blockIds', 'ComparedBlock.runs', 'FrozenSection.changes'],
    ...[
      'HistoryMoment.by',
      'OpenedSection.clientIds',
      'SectionAt.names',
      'SectionAuthors.blocks',
      'SectionAuthors.brought',
    ],
    ...['SectionAuthors.by', 'SectionAuthors.removals', 'SectionAuthors.restored', 'SectionAuthors.supported'],
    ...['SectionComparison.blocks', 'FrozenSection.changesSinceWhole'],
  ],
  'tables of figures, which a page needs whole': ['Dataset.columns', 'Dataset.rows', 'Query.datasets'],
  'what the code names: roles, stages, templates, measures and their tables': [
    ...['Invitation.roles', 'Membership.roles', 'Measure.limits', 'Measure.tables', 'MeasureTable.columns'],
    ...['NextStep.to', 'PowerPanel.beside', 'PowerPanel.measures', 'Query.templates'],
    ...['RemoveContentPayload.stillStandsIn', 'Statement.nextStages'],
  ],
  'rows of a measure: of sections, groups and formats; of anything else the first hundred and how many more there are':
    [...['MeasureTable.rows']],
  'councils that one person looks after': ['Me.administers', 'Me.answersFor'],
  'what co-chairs or groups do by hand, a few in the life of a statement': [
    ...['Commitment.progress', 'FairDealing.mine', 'Mediation.attempts'],
    ...['HandingOver.handovers', 'RoleHandover.waitsFor'],
    ...['NextStage.successors', 'Statement.replaces'],
    ...['Query.mediations', 'Query.waitingRemovals'],
  ],
  'what hides words or stands beside them: a page of a section that lacked some would show what is hidden': [
    ...['FairDealing.concerns', 'FairDealing.declarations', 'FairDealing.hiddenBlocks', 'FrozenSection.hiddenBlocks'],
  ],
  'words and writers of one thing that was flagged': [
    ...['SafeguardingReferral.words', 'SafeguardingReferral.writtenBy'],
  ],
  'providers who take part, by section and day, for one procurement file': [
    ...['ProviderAccessLog.rows', 'Query.providersCouldSee'],
  ],
  'suggestions that concern one suggestion': [...['Suggestion.earlierAnswers', 'Suggestion.joinedBy']],
};

/** Types of which every list is short: the rules are a fixed number, and so are the steps that they leave. */
export const BOUNDED_TYPES: readonly string[] = ['Refusal', 'NextStep'];
