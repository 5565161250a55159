/** Published files of what one side published alone, for tests of pages. */
export { aCouncilOnlyBundleToRead, aPartnersOnlyBundleToRead } from '../../libs/reading/src/a-bundle-to-read.fake.js';
