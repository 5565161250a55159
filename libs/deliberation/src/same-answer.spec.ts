import { sameAnswers } from './same-answer.js';

const got = (asker: string, reason = 'There is no money.') => ({ asker, reason });

it('[R14] counts people, not answers: who asked twice counts once', () => {
  const three = [got('priya'), got('priya', 'there is NO money'), got('tom'), got('des')];
  expect(sameAnswers(three)('There is no money.')).toBeNull();
  expect(sameAnswers([...three, got('lorraine')])('There is no money.')).toBe(4);
  expect(sameAnswers([...three, got('lorraine')])('It is decided.')).toBeNull();
});
