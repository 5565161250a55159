import type { SealedSectionText } from '#document';
import type { BundleDataset } from '#publication';
import { Blocks } from './blocks.js';

interface Props {
  /** The canonical JSON that is signed. */
  readonly text: string;
  readonly datasets?: readonly BundleDataset[];
}

/** A frozen section as it is signed: nothing but its text, from the very JSON whose hash people sign. */
export function SectionText({ text, datasets = [] }: Props) {
  const { section, content, language } = JSON.parse(text) as SealedSectionText;
  return (
    <div className="cp-text" lang={language}>
      <Blocks content={content} datasets={datasets} idPrefix={`${section}.`} />
    </div>
  );
}
