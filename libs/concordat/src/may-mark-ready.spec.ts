import { mayMarkReady } from './may-mark-ready.js';

const of = (constituency: string | null, ...roles: string[]) => ({ constituency, roles });

it.each<[string, ReturnType<typeof of>, string[], boolean]>([
  ['a lead of a group that leads it', of('VCSE', 'member', 'section-lead'), ['VCSE', 'CARERS'], true],
  ['a co-chair of a group that leads it', of('CARERS', 'co-chair'), ['VCSE', 'CARERS'], true],
  ['a co-chair where no group leads', of('CARERS', 'co-chair'), [], true],
  ['a co-chair of a group that does not lead it', of('PEOPLE', 'co-chair'), ['VCSE'], false],
  ['a lead of another group', of('PEOPLE', 'section-lead'), ['VCSE'], false],
  ['a lead where no group leads', of('PEOPLE', 'section-lead'), [], false],
  ['a member of a group that leads it', of('VCSE', 'member'), ['VCSE'], false],
  ['somebody of no group', of(null, 'section-lead'), ['VCSE'], false],
])('[section 8] %s', (_case, member, leads, may) => {
  expect(mayMarkReady(member, leads)).toBe(may);
});
