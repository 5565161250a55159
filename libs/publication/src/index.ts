export type * from './bundle.js';
export { BUNDLE_FORMAT } from './bundle.js';
export { describePart, type BundleFault } from './fault.js';
export { hashDataset } from './hash-dataset.js';
export { sealBundle, withOpenings, type BundleSigner } from './seal-bundle.js';
export { keyIdOf } from './signature.js';
export { verifyBundle, type BundleVerdict, type VerifyOptions } from './verify-bundle.js';
