import { jest } from '@jest/globals';
import { quietly } from './quietly.js';

describe('the polite voice', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('says the first thing at once, and after a pause only the newest of what came meanwhile', () => {
    const said: string[] = [];
    const { say } = quietly((words) => said.push(words), 10_000);
    for (const words of ['one', 'two', 'three']) say(words);
    jest.advanceTimersByTime(9_000);
    expect(said).toEqual(['one']);
    jest.advanceTimersByTime(2_000);
    expect(said).toEqual(['one', 'three']);
    say('four');
    expect(said).toEqual(['one', 'three']);
  });

  it('says nothing more once it is stopped', () => {
    const said: string[] = [];
    const { say, stop } = quietly((words) => said.push(words), 10_000);
    say('one');
    say('two');
    stop();
    jest.advanceTimersByTime(20_000);
    expect(said).toEqual(['one']);
  });
});
