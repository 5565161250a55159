import { createHash } from 'node:crypto';
import { hashOfSealed, lineOfSealed } from './sealed-words.js';

describe('words that were sealed', () => {
  it('[R6] are hashed as one line, whatever they hold, so that any tool gives the same', () => {
    const sealed = { salt: '00ff', text: 'Rates “must”\r\ncover travel:\t£1.\u2028' };
    const line = lineOfSealed(sealed);
    expect(line).toBe('{"salt":"00ff","text":"Rates “must”\\r\\ncover travel:\\t£1.\u2028"}');
    expect(hashOfSealed(sealed)).toBe(createHash('sha256').update(line, 'utf8').digest('hex'));
  });
});
