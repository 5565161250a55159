import type { SealedSectionText, SectionBlock } from '#document';
import type { BundleDataset } from '#publication';
import type { ReactNode } from 'react';
import { Blocks } from './blocks.js';

interface Props {
  /** The canonical JSON that is signed. */
  readonly text: string;
  readonly datasets?: readonly BundleDataset[];
  /** Puts something around a block, such as that it is hidden. */
  readonly around?: (block: SectionBlock, shown: ReactNode) => ReactNode;
}

/** A frozen section as it is signed: nothing but its text, from the very JSON whose hash people sign. */
export function SectionText({ text, datasets = [], around = (_, shown) => shown }: Props) {
  const { section, content, language } = JSON.parse(text) as SealedSectionText;
  return (
    <div className="cp-text" lang={language}>
      <Blocks content={content} datasets={datasets} idPrefix={`${section}.`} around={around} />
    </div>
  );
}
