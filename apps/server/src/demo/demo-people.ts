import { groupOf } from '#concordat';
import type { DemoPerson } from '../public-record/demo-people.js';
import type { SampleKey, SamplePerson } from './northmoor.js';

/** People whom a visitor can be, in the sample's order: those with a log-in of their own. */
export function demoPeople(people: readonly SamplePerson[]): DemoPerson[] {
  return people.filter(hasLogin).map((person) => ({
    key: person.id,
    name: nameOf(person),
    group: person.constituency === null ? '' : groupOf(person.constituency).label,
    does: doesOf(person),
  }));
}

/**
 * Tells whether somebody signs in themselves. A workshop table takes part through the facilitator, and a member of the
 * public has no place in the workspace; everyone who signs for a group has to read the exact words first.
 */
export function hasLogin({ kind, constituency }: SamplePerson): boolean {
  return kind !== 'group' && constituency !== 'PUBLIC';
}

/** The address of somebody who signs in. The ending is reserved, so no mail can reach a stranger (RFC 2606). */
export function addressOf(key: SampleKey): string {
  return `${key}@northmoor.example`;
}

/** Who somebody is behind their display choice: an organisation's representative, else the person. */
export function fullNameOf({ representative, displayName }: SamplePerson): string {
  return representative ?? displayName;
}

function nameOf({ representative, displayName }: SamplePerson): string {
  return representative ? `${representative}, for ${displayName}` : displayName;
}

function doesOf(person: SamplePerson): string {
  const { roles, signatory, capacity } = person;
  const does = [
    capacity,
    ...(roles.includes('co-chair') ? ['Co-chair'] : []),
    ...(roles.includes('section-lead') ? ['Leads a section'] : []),
    ...(signatory ? ['Signs for the group'] : []),
    ...(roles.includes('facilitator')
      ? ['Helps people take part, and writes down words for those who cannot type']
      : []),
    ...(roles.includes('safeguarding-lead') ? ['Is told when someone may be in danger'] : []),
    ...(roles.includes('witness') ? ['Watches from outside, and keeps a copy of the record'] : []),
    ...(roles.includes('admin') ? ['Looks after settings, and has no say in the words'] : []),
  ];
  return does
    .filter((one) => one !== '')
    .map((one) => `${one}.`)
    .join(' ');
}
