export { admit, onlyClearsFormatting, type Admission, type RoomView } from './admission.js';
export { brakes, deletedText, mayBrake, whyHeld, type WordCounts } from './brake.js';
export { CloseCode, comesBackAfter, sentenceFor } from './close-codes.js';
export { CONNECTION_LIMITS, PRESENCE_BYTES, UPDATE_LIMITS } from './limits.js';
export {
  decodeFrame,
  encodeAnswer,
  encodeHeld,
  encodeHeartbeat,
  encodeNotice,
  encodePresence,
  encodeRights,
  encodeSaved,
  encodeStep1,
  encodeStep2,
  encodeUpdates,
  Frame,
  type ClientFrame,
} from './messages.js';
export { admitPresence, PresenceBoard, type HeardCursor, type PresenceAdmission, type ShownUser } from './presence.js';
export { standsInOrder } from './stands-in-order.js';
