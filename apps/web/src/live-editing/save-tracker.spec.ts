import { SaveTracker } from './save-tracker.js';

describe('SaveTracker', () => {
  it('says saved while nothing was changed', () => {
    expect(new SaveTracker().isSaved).toBe(true);
  });

  it('says saved only when the message that covers the last change is stored', () => {
    const tracker = new SaveTracker();
    tracker.changed(0);
    tracker.messageSent(3);
    tracker.changed(0);
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
    tracker.changed(0);
    tracker.messageSent(1);
    tracker.acknowledged(1);
    expect(tracker.isSaved).toBe(false);
    tracker.acknowledged(2);
    expect(tracker.isSaved).toBe(true);
  });

  it('believes no acknowledgement of an earlier connection', () => {
    const tracker = new SaveTracker();
    tracker.changed(0);
    tracker.messageSent(1);
    tracker.reconnected();
    tracker.acknowledged(1);
    expect(tracker.isSaved).toBe(false);
    tracker.messageSent(1);
    tracker.acknowledged(1);
    expect(tracker.isSaved).toBe(true);
  });

  it('[F2] knows how long the oldest change has waited, however many were made since', () => {
    const tracker = new SaveTracker();
    for (const at of [100, 200, 300]) {
      tracker.changed(at);
      tracker.messageSent(at);
    }
    expect(tracker.unsavedSince).toBe(100);
    tracker.acknowledged(2);
    expect(tracker.unsavedSince).toBe(300);
    tracker.acknowledged(1);
    expect(tracker.unsavedSince).toBe(300);
    tracker.acknowledged(3);
    expect(tracker.unsavedSince).toBe(null);
  });
});
