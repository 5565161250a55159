import { QueryFailedError } from 'typeorm';
import { faultNote } from './fault-note.js';
import { sentencesOf, StartFault } from './start-fault.js';

/** As the driver makes it: with the words of a row all over. */
function ofTheDatabase(): Error {
  const cause = Object.assign(new Error('duplicate key\n    at secret-line'), {
    code: '23505',
    constraint: 'person_email',
    detail: 'Key (email)=(secret@example.org) already exists.',
  });
  return new QueryFailedError('INSERT INTO person VALUES ($1)', ['secret@example.org'], cause);
}

describe('a note of a fault', () => {
  it('says its kind, its code and where it was', () => {
    const note = faultNote(ofTheDatabase());
    expect(note).toMatchObject({ fault: 'QueryFailedError', code: '23505', constraint: 'person_email' });
    expect(note.at[0]).toMatch(/ofTheDatabase \(.*fault-note\.spec\.ts:\d+:\d+\)$/);
  });

  it('never has its words', () => {
    expect(JSON.stringify(faultNote(ofTheDatabase()))).not.toMatch(/secret|duplicate/);
  });

  it('is made of anything that can be thrown', () => {
    expect([faultNote('secret'), faultNote(null)]).toEqual([
      { fault: 'string', at: [] },
      { fault: 'object', at: [] },
    ]);
  });
});

describe('what an operator is told of a start that failed', () => {
  it('is every sentence of the reason', () => {
    expect(sentencesOf(new StartFault(['One.', 'Two.']))).toEqual(['One.', 'Two.']);
  });

  it('is what may not be used, where a file may not be used', () => {
    const fault = Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/data/key', syscall: 'open' });
    expect(sentencesOf(fault)).toEqual([
      expect.stringMatching(/^This user may not use .*: \/data\/key \(EACCES, open\)/),
    ]);
  });

  it('is no word of a row', () => {
    expect(sentencesOf(ofTheDatabase()).join('')).toMatch(/^QueryFailedError: 23505\n/);
    expect(sentencesOf(ofTheDatabase()).join('')).not.toContain('secret');
  });
});
