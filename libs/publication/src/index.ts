export type * from './bundle.js';
export { BUNDLE_FORMAT } from './bundle.js';
