import { hidesBlock, isTakenOutHidden, saysAgain } from './flagged-words.js';

describe('words that were taken out of a text (RULES.md, R34)', () => {
  const quote = 'We will bid at £24 an hour from next April.';
  const hidden = (blockIds: string[], text: string) => isTakenOutHidden([{ blockId: 'a', quote }], { blockIds, text });

  it('[R34] stay hidden in the block that was flagged, whatever they say', () => {
    expect([hidden(['a'], 'Something else.'), hidden(['b'], 'Something else.')]).toEqual([true, false]);
  });

  it.each([
    ['all that was flagged', `Carers need breaks. ${quote} So do workers.`],
    ['a part of it, with words before', 'Carers need breaks. We will bid  at £24'],
    ['its end', 'an hour from next April. So do workers.'],
  ])('[R34] stay hidden elsewhere where they say %s', (_what, text) => {
    expect(hidden(['b'], text)).toBe(true);
  });

  it('[R34] are shown where only a few words are the same, or nothing was flagged', () => {
    expect(hidden(['b'], 'We will bid for more breaks, from next April.')).toBe(false);
    expect(isTakenOutHidden([], { blockIds: ['a'], text: quote })).toBe(false);
  });

  it('[R34] stay hidden where a short quote stands in them whole', () => {
    const short = [{ blockId: null, quote: '£24 an hour' }];
    expect(isTakenOutHidden(short, { blockIds: [], text: 'We pay £24 an hour.' })).toBe(true);
    expect(isTakenOutHidden(short, { blockIds: [], text: 'We pay £24 a visit.' })).toBe(false);
  });
});

describe('words that say flagged words again (RULES.md, R34, R38)', () => {
  const quote =
    'Mrs Jones at Elm House was hit by the night staff in May. Rates for people who draw on care and support rise.';
  const says = (text: string, blockId: string | null = 'b') =>
    saysAgain({ blockId: 'a', quote }, { blockId, texts: [text] });

  it.each([
    ['all of them', `See below. ${quote}`],
    ['a sentence of them', 'Mrs Jones at Elm House was hit by the night staff in May.'],
    ['many words in a row', 'Is it true that Jones at Elm House was hit by the night staff?'],
  ])('[R34][R38] are hidden with them: %s', (_what, text) => {
    expect(says(text)).toBe(true);
  });

  it('[R34][R38] are not hidden for a few words that stand everywhere, nor for one or two that are a heading', () => {
    expect(says('We ask people who draw on care and support what they want.')).toBe(false);
    expect([says('Rates'), says('In May.'), says('')]).toEqual([false, false, false]);
    const heading = { blockId: 'a', quote: 'Money' };
    expect(saysAgain(heading, { blockId: 'b', texts: ['Money matters to people.'] })).toBe(false);
    expect(saysAgain(heading, { blockId: 'b', texts: ['Money'] })).toBe(true);
  });

  it.each([
    ['as it is', 'Care and support'],
    ['as a sentence', 'They ask for one thing. Care and support! Nothing else.'],
    ['as what somebody says', 'They say: “Care and support.”'],
    ['in other letters and spaces', 'CARE  AND SUPPORT.'],
  ])('[R34][R38] are hidden with a short heading elsewhere, %s', (_what, text) => {
    expect(saysAgain({ blockId: 'a', quote: 'Care and support' }, { blockId: 'b', texts: [text] })).toBe(true);
  });

  it.each([
    ['in a sentence', 'People who draw on care and support are asked first.'],
    ['at the end of one', 'We pay for care and support.'],
    ['by the letters of longer words', 'Daycare and supporters'],
  ])('[R34][R38] are not hidden elsewhere for a short heading that stands %s', (_what, text) => {
    const heading = { blockId: 'a', quote: 'care and support' };
    expect(saysAgain(heading, { blockId: 'b', texts: [text] })).toBe(false);
  });

  it('[R34][R38] are not hidden elsewhere where they are short, and only a part of a sentence that was flagged', () => {
    const here = ['Jones at Elm House', 'Care and support', 'the night staff in May', 'Nes at Elm Hou'];
    expect(here.map((text) => says(text))).toEqual([false, false, false, false]);
    expect(here.map((text) => says(text, 'a'))).toEqual([true, true, true, false]);
  });

  it('[R34][R38] are hidden for fewer words where they are about the same block', () => {
    expect([says('Was it the night staff in June?', 'a'), says('Was it the night staff in June?')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('blocks of a text with flagged words (RULES.md, R34, R38)', () => {
  const quote = 'Mrs Jones at Elm House was hit in May. We are sorry for it.';
  const hides = (decision: 'PUT_BACK' | 'TAKEN_OUT' | null, id: string, text: string) =>
    hidesBlock({ blockId: 'a', quote, decision }, { id, text });

  it('[R34][R38] are hidden while nobody has decided, whatever they say, and each half of one that was split', () => {
    expect([hides(null, 'a', 'Something else.'), hides(null, 'b', 'Something else.')]).toEqual([true, false]);
    expect([hides(null, 'b', 'We are sorry for it.'), hides(null, 'b', quote)]).toEqual([true, true]);
  });

  it('[R34][R38] stay hidden with one letter changed, and are shown once they are written anew', () => {
    expect(hides('TAKEN_OUT', 'a', quote.replace('hit', 'hurt'))).toBe(true);
    expect(hides('TAKEN_OUT', 'a', 'The council publishes its rates.')).toBe(false);
    expect(hides('PUT_BACK', 'a', quote)).toBe(false);
  });
});
