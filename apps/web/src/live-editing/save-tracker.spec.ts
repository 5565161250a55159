import { SaveTracker } from './save-tracker.js';

describe('SaveTracker', () => {
  it('says saved while nothing was changed', () => {
    expect(new SaveTracker().isSaved).toBe(true);
  });

  it('says saved only when the message that covers the last change is stored', () => {
    const tracker = new SaveTracker();
    tracker.changed();
    tracker.messageSent(3);
    tracker.changed();
    expect(tracker.isSaved).toBe(false);
    tracker.acknowledged(1);
    expect([tracker.isSaved, tracker.unsavedFrom]).toEqual([false, 3]);
    tracker.messageSent(5);
    tracker.acknowledged(2);
    expect([tracker.isSaved, tracker.unsavedFrom]).toEqual([true, 5]);
  });

  it('counts a first answer that carries nothing new', () => {
    const tracker = new SaveTracker();
    tracker.messageSent(0);
    tracker.changed();
    tracker.messageSent(1);
    tracker.acknowledged(1);
    expect(tracker.isSaved).toBe(false);
    tracker.acknowledged(2);
    expect(tracker.isSaved).toBe(true);
  });

  it('believes no acknowledgement of an earlier connection', () => {
    const tracker = new SaveTracker();
    tracker.changed();
    tracker.messageSent(1);
    tracker.reconnected();
    tracker.acknowledged(1);
    expect(tracker.isSaved).toBe(false);
    tracker.messageSent(1);
    tracker.acknowledged(1);
    expect(tracker.isSaved).toBe(true);
  });
});
