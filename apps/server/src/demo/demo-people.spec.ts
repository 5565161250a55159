import { addressOf, demoPeople } from './demo-people.js';
import { readNorthmoor } from './northmoor.js';

const people = demoPeople(readNorthmoor().people);
const person = (key: string) => people.find((one) => one.key === key)!;

describe('the people to try the demo as', () => {
  it('leave out a workshop table and the public, who have no log-in', () => {
    expect(people.map(({ key }) => key)).not.toEqual(expect.arrayContaining(['begum-table']));
    expect(people.map(({ key }) => key)).not.toEqual(expect.arrayContaining(['public-1']));
  });

  it('hold everyone who signs for a group', () => {
    const signatories = readNorthmoor().people.filter(({ signatory }) => signatory);
    expect(people.map(({ key }) => key)).toEqual(expect.arrayContaining(signatories.map(({ id }) => id)));
  });

  it('say of what group somebody is and what they do', () => {
    expect(person('des')).toEqual({
      key: 'des',
      name: 'Des',
      group: 'People who draw on care and support',
      does: 'Person who draws on care and support. Co-chair. Leads a section. Signs for the group.',
    });
    expect(person('pat')).toEqual({
      key: 'pat',
      name: 'Pat',
      group: '',
      does: 'Looks after settings, and has no say in the words.',
    });
  });

  it('name who acts for an organisation', () => {
    expect(person('ndpn').name).toBe("Rosa, for Northmoor Disabled People's Network");
  });

  it('have addresses that can reach nobody', () => {
    expect(addressOf('des')).toBe('des@northmoor.example');
  });
});
