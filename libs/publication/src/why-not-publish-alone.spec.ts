import type { MembershipId, Role } from '#concordat';
import type { Position } from '#sign-off';
import { whyNotCouncilReply } from './why-not-council-reply.js';
import {
  groupsNamed,
  publishesAlone,
  whyNotAlone,
  whyNotAloneKey,
  type AloneKey,
  type AloneKeyRequest,
  type AloneSituation,
} from './why-not-publish-alone.js';

const hash = 'a'.repeat(64);
const positions = (change: Record<string, Position> = {}) =>
  new Map<string, Position>(
    Object.entries({
      ...{ COMMISSIONERS: 'SIGNED', PEOPLE: 'SIGNED', CARERS: 'SIGNED', PROVIDERS: 'SIGNED', WORKFORCE: 'SIGNED' },
      ...change,
    } as Record<string, Position>),
  );
const key = (id: string, constituency: string | null, roles: Role[] = ['member'], signatory = true): AloneKey => ({
  ...{ membershipId: id as MembershipId, constituency, roles, signatory },
});
const amira = key('amira', 'COMMISSIONERS', ['member', 'co-chair']);
const helen = key('helen', 'COMMISSIONERS', ['member', 'sponsor']);
const neil = key('neil', 'COMMISSIONERS', ['member', 'data-owner'], false);
/** The time to sign is over. */
const signing = { until: '2027-03-30', silent: ['PEOPLE'], today: '2027-03-31' };
const codes = (refusals: readonly { code: string }[]): string[] => refusals.map(({ code }) => code);

describe('the council alone', () => {
  const situation: AloneSituation = {
    ...{ kind: 'COUNCIL_ONLY', documentState: 'SIGN_OFF', documentHash: hash, mediation: 'failed', label: null },
    ...{
      whole: positions({ PEOPLE: 'NO_RESPONSE', WORKFORCE: 'DISSENTED' }),
      mirrorPublication: true,
      councilRefuses: [],
      signing,
    },
  };
  const request: AloneKeyRequest = {
    ...{ situation, actor: neil, turned: [], seenHash: hash },
    ...{ reasons: 'The law asks for a statement by June.', otherReasons: null },
  };

  it('[R24] names the groups that did not sign the whole, in the order in which they were asked', () => {
    expect(groupsNamed('COUNCIL_ONLY', situation.whole)).toEqual(['PEOPLE', 'WORKFORCE']);
  });

  it('[R24] may publish after failed mediation, in every stage in which people sign', () => {
    for (const documentState of ['SIGN_OFF', 'MEDIATION', 'COUNCIL_DECISION'] as const) {
      expect(whyNotAlone({ ...situation, documentState })).toEqual([]);
    }
    expect(whyNotAloneKey(request)).toEqual([]);
  });

  it.each<[string, Partial<AloneSituation>, string[]]>([
    ['without mediation', { mediation: 'none' }, ['alone.no-mediation']],
    ['while mediation goes on', { mediation: 'open' }, ['alone.mediation-open']],
    ['after mediation that ended in agreement', { mediation: 'agreed' }, ['alone.mediation-agreed']],
    ['before signing', { documentState: 'RESPONDING', documentHash: null }, ['alone.not-open', 'alone.not-frozen']],
    ['twice', { documentState: 'PUBLISHED' }, ['alone.not-open']],
    ['where it can be published together', { label: 'CO_PRODUCED_WITH_DISSENT' }, ['alone.together']],
    [
      'of what the council has not signed',
      { whole: positions({ COMMISSIONERS: 'DISSENTED', PEOPLE: 'DISSENTED' }) },
      ['alone.council-not-signed'],
    ],
    ['of a section that it leads and has not signed', { councilRefuses: ['Money'] }, ['alone.council-lead-not-signed']],
    ['where every group signed the whole', { whole: positions() }, ['alone.nobody-against']],
  ])('[R24] %s is refused', (_case, change, expected) => {
    expect(codes(whyNotAlone({ ...situation, ...change }))).toEqual(expected);
  });

  it('[R20] may not publish while a group has time to sign still, and is told the day', () => {
    const early = { ...situation, signing: { ...signing, today: '2027-03-30' } };
    expect(whyNotAlone(early)).toEqual([
      {
        code: 'alone.signing-time',
        because:
          'These groups have until the end of 30 March 2027 to decide: People who draw on care and support. Wait until then.',
      },
    ]);
    expect(codes(whyNotAlone({ ...early, kind: 'PARTNERS_ONLY' }))).toContain('alone.signing-time');
    const decided = { ...early, signing: { ...early.signing, silent: [] } };
    expect(whyNotAlone(decided)).toEqual([]);
  });

  it.each<[string, Partial<AloneKeyRequest>, string[]]>([
    ['somebody of another group', { actor: key('des', 'PEOPLE', ['co-chair']) }, ['alone.not-council']],
    ['somebody of no group', { actor: key('sam', null, ['facilitator']) }, ['alone.not-council']],
    ['the same person again', { turned: [neil] }, ['alone.twice']],
    ['without reasons', { reasons: ' ' }, ['alone.reasons']],
    ['with 501 words', { reasons: 'word '.repeat(501) }, ['alone.reasons']],
    ['with other reasons', { turned: [helen], otherReasons: 'Because we must.' }, ['alone.other-reasons']],
    ['of another text', { seenHash: 'b'.repeat(64) }, ['alone.text-changed']],
  ])('[R24] %s is refused', (_case, change, expected) => {
    expect(codes(whyNotAloneKey({ ...request, ...change }))).toEqual(expected);
  });

  it('[R24] takes two of its people, one of them its sponsor or a co-chair', () => {
    const other = key('other', 'COMMISSIONERS');
    expect(
      [[amira], [amira, amira], [neil, other], [neil, helen], [neil, other, amira]].map((keys) =>
        publishesAlone('COUNCIL_ONLY', keys),
      ),
    ).toEqual([false, false, false, true, true]);
  });
});

describe('other groups without the council', () => {
  const situation: AloneSituation = {
    ...{ kind: 'PARTNERS_ONLY', documentState: 'MEDIATION', documentHash: hash, mediation: 'failed', label: null },
    ...{
      whole: positions({ COMMISSIONERS: 'DISSENTED', WORKFORCE: 'STOOD_ASIDE' }),
      mirrorPublication: true,
      councilRefuses: [],
      signing,
    },
  };
  const request: AloneKeyRequest = {
    ...{ situation, actor: key('ruth', 'CARERS'), turned: [], seenHash: hash, reasons: null, otherReasons: null },
  };

  it('[R24b] are those that signed the whole', () => {
    expect(groupsNamed('PARTNERS_ONLY', situation.whole)).toEqual(['PEOPLE', 'CARERS', 'PROVIDERS']);
    expect(whyNotAloneKey(request)).toEqual([]);
  });

  it('[R24b] may publish without a council that signs the whole and refuses a section that it leads', () => {
    const refused = { ...situation, whole: positions({ WORKFORCE: 'DISSENTED' }), councilRefuses: ['Money'] };
    expect(whyNotAlone(refused)).toEqual([]);
  });

  const noLived = positions({ COMMISSIONERS: 'DISSENTED', PEOPLE: 'DISSENTED', CARERS: 'NO_RESPONSE' });
  it.each<[string, Partial<AloneSituation>, string[]]>([
    ['without mediation', { mediation: 'none' }, ['alone.no-mediation']],
    ['while mediation goes on', { mediation: 'open' }, ['alone.mediation-open']],
    ['where the agreement switched it off', { mirrorPublication: false }, ['alone.mirror-off']],
    ['where the council has signed', { whole: positions() }, ['alone.council-signed']],
    [
      'with two groups',
      { whole: positions({ COMMISSIONERS: 'DISSENTED', CARERS: 'DISSENTED', WORKFORCE: 'DISSENTED' }) },
      ['alone.too-few'],
    ],
    [
      '[R24b] without people or carers',
      { whole: new Map([...noLived, ['VCSE', 'SIGNED' as const]]) },
      ['alone.too-few'],
    ],
  ])('[R24b] %s is refused', (_case, change, expected) => {
    expect(codes(whyNotAlone({ ...situation, ...change }))).toEqual(expected);
  });

  it.each<[string, Partial<AloneKeyRequest>, string[]]>([
    ['a group that did not sign', { actor: key('joy', 'WORKFORCE') }, ['alone.group-not-signed']],
    ['the council', { actor: amira }, ['alone.group-not-signed']],
    [
      'somebody of no group',
      { actor: key('sam', null, ['facilitator'], false) },
      ['alone.group-not-signed', 'alone.not-a-signatory'],
    ],
    ['somebody who does not sign', { actor: key('bev', 'PROVIDERS', ['member'], false) }, ['alone.not-a-signatory']],
    ['a second of the same group', { turned: [key('hassan', 'CARERS')] }, ['alone.twice']],
  ])('[R24b] for %s it is refused', (_case, change, expected) => {
    expect(codes(whyNotAloneKey({ ...request, ...change }))).toEqual(expected);
  });

  it('[R24b] take three keys, people or carers among them', () => {
    const of = (...groups: string[]) =>
      publishesAlone(
        'PARTNERS_ONLY',
        groups.map((code) => key(code, code)),
      );
    expect([of('PEOPLE', 'CARERS'), of('PROVIDERS', 'WORKFORCE', 'VCSE'), of('PROVIDERS', 'VCSE', 'CARERS')]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('the reply of the council', () => {
  const allowed = {
    ...{ constituency: 'COMMISSIONERS', blockedBy: [], isPublished: false, existingReply: false },
    ...{ text: 'We cannot promise this money.', maxWords: 500 },
  };
  it('[R24b] is given once, before or after, by somebody of the council', () => {
    const blockedBy = [{ code: 'alone.not-open', because: 'Published.' }];
    expect(whyNotCouncilReply(allowed)).toEqual([]);
    expect(whyNotCouncilReply({ ...allowed, blockedBy, isPublished: true })).toEqual([]);
    expect(codes(whyNotCouncilReply({ ...allowed, blockedBy }))).toEqual(['council-reply.not-open']);
    expect(codes(whyNotCouncilReply({ ...allowed, constituency: 'PEOPLE', existingReply: true, text: ' ' }))).toEqual([
      'council-reply.not-council',
      'council-reply.exists',
      'council-reply.empty',
    ]);
    expect(codes(whyNotCouncilReply({ ...allowed, text: 'word '.repeat(501) }))).toEqual(['council-reply.too-long']);
  });
});
