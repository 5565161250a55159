import { OpenSockets } from './open-sockets.js';

const ann = { person: 'ann', address: '192.0.2.1' };

describe('open sockets (S8)', () => {
  it('[S8] of one person are counted wherever they are, and each only until it closes', () => {
    const open = new OpenSockets({ perPerson: 2, perAddress: 9 });
    const first = open.take(ann);
    expect(open.take({ ...ann, address: '192.0.2.2' })).not.toBeNull();
    expect(open.take({ ...ann, address: '192.0.2.3' })).toBeNull();
    first?.();
    first?.();
    expect(open.take(ann)).not.toBeNull();
    expect(open.take(ann)).toBeNull();
    expect(open.take({ ...ann, person: 'bob' })).not.toBeNull();
  });

  it('[S8] of one address are counted whoever they are', () => {
    const open = new OpenSockets({ perPerson: 9, perAddress: 2 });
    expect([open.take(ann), open.take({ ...ann, person: null })]).not.toContain(null);
    expect(open.take({ ...ann, person: 'bob' })).toBeNull();
    expect(open.take({ ...ann, address: '192.0.2.2' })).not.toBeNull();
  });
});
