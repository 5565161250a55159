/** Ids are UUIDs; the brands keep the id of one thing from passing for another's. */
export type CouncilId = string & { readonly __id: 'council' };
export type PersonId = string & { readonly __id: 'person' };
export type OrganisationId = string & { readonly __id: 'organisation' };
export type StatementId = string & { readonly __id: 'statement' };
export type MembershipId = string & { readonly __id: 'membership' };
export type SectionId = string & { readonly __id: 'section' };
