import { SECTION_STATE_WORDS } from '#concordat';
import type { BundleDataset, BundlePosition, BundleSection } from '#publication';
import type { ReactNode } from 'react';
import { Blocks } from './blocks.js';
import type { Brought } from './brought.js';
import { withoutBrackets, type Contributors } from './contributors.js';
import { GroupChip } from './group-chip.js';
import { Runs } from './inline.js';
import type { InterestsInSection } from './interests.js';
import { MinorityStatementView } from './minority-statement-view.js';
import type { OwnWords } from './own-words.js';
import { isDissent, POSITION_WORDS } from './positions.js';
import { noteId, WhoMadeThis } from './who-made-this.js';
import type { Shaped } from './shaped.js';
import type { Supported } from './supported.js';
import { whoWroteBlocks, type BlockAuthorship } from './who-wrote-block.js';

interface Props {
  readonly section: BundleSection;
  /** Its place in the order of reading, from 1. */
  readonly number: number;
  readonly who: Contributors;
  readonly datasets: readonly BundleDataset[];
  /** Of those who disagree with this section (R19). */
  readonly ownWords: readonly OwnWords[];
  readonly csvHref: (dataset: string) => string;
  /** Whether each paragraph says who wrote it. */
  readonly authorship: boolean;
  /** Whether the groups named stand behind what is published (R24). */
  readonly endorsed: boolean;
  /** Groups whose suggestions were taken into it. */
  readonly shaped: readonly Shaped[];
  /** Texts that groups brought into it. */
  readonly brought: readonly Brought[];
  /** Groups for whom a facilitator wrote words down in it. */
  readonly supported: readonly Supported[];
  /** Interests that touch it; null where the file tells of none. */
  readonly interests: InterestsInSection | null;
}

/** A published section: disagreement first, then its text exactly as signed, then who made it. */
export function PublishedSection({ section, number, who, ownWords, authorship, endorsed, ...rest }: Props) {
  const { key, title, text, state, appendix, positions, attribution } = section;
  const disagree = positions.filter(({ position }) => isDissent(position));
  const others = ownWords.filter(
    ({ words }) => !disagree.some(({ constituency }) => constituency === words.constituency),
  );
  const written = authorship ? whoWroteBlocks(text.content, attribution, who) : null;
  const shown = datasetsOf(section, rest.datasets);
  return (
    <section className="cp-section" id={key} aria-labelledby={`${key}-title`}>
      <h2 className="govuk-heading-l cp-section__title" id={`${key}-title`}>
        {number} {title}
      </h2>
      {appendix || state === 'FROZEN' || (!endorsed && state === 'SIGNED') ? null : (
        <p className="cp-section__state">
          <strong className={`govuk-tag cp-tag--${SECTION_STATE_WORDS[state].colour}`}>
            {SECTION_STATE_WORDS[state].tag}
          </strong>
        </p>
      )}
      {disagree.map((position) => (
        <Dissent key={position.constituency} position={position} section={key} who={who} />
      ))}
      {ownWords
        .filter((one) => !others.includes(one))
        .map((one) => (
          <MinorityStatementView key={one.words.id} {...one} who={who} />
        ))}
      <div className={authorship ? 'cp-text wrote' : 'cp-text'}>
        <Blocks
          content={text.content}
          datasets={rest.datasets}
          idPrefix={`${key}.`}
          csvHref={rest.csvHref}
          around={
            written
              ? (block, shown) => <Wrote authorship={written.get(String(block.attrs?.id ?? ''))}>{shown}</Wrote>
              : undefined
          }
        />
        <Notes section={section} />
      </div>
      {others.map((one) => (
        <MinorityStatementView key={one.words.id} {...one} who={who} />
      ))}
      <WhoMadeThis
        section={section}
        who={who}
        dataOwners={[...new Set(shown.flatMap(({ owner }) => owner ?? []))]}
        endorsed={endorsed}
        shaped={rest.shaped}
        brought={rest.brought}
        supported={rest.supported}
        interests={rest.interests}
      />
    </section>
  );
}

function datasetsOf({ text }: BundleSection, datasets: readonly BundleDataset[]): BundleDataset[] {
  return datasets.filter(({ id }) => text.datasets.some((used) => used.id === id));
}

interface DissentProps {
  readonly position: BundlePosition;
  readonly section: string;
  readonly who: Contributors;
}

/** Stands before the text, so that nobody reads past it. */
function Dissent({ position: { constituency, position, text }, section, who }: DissentProps) {
  return (
    <div className="govuk-inset-text cp-dissent" id={noteId(section, constituency)}>
      <p className="govuk-body">
        <strong>
          {withoutBrackets(who.labelOf(constituency))} {POSITION_WORDS[position].toLowerCase()}
        </strong>{' '}
        <GroupChip code={constituency} />
      </p>
      {text ? <p className="govuk-body">{text}</p> : null}
    </div>
  );
}

function Wrote({ authorship, children }: { authorship: BlockAuthorship | undefined; children: ReactNode }) {
  if (!authorship?.says) return <>{children}</>;
  return (
    <div className="cp-wrote" data-group={authorship.only ?? undefined}>
      <p className="cp-wrote__by">
        {authorship.block}: {authorship.says}{' '}
        {authorship.groups
          .filter((code) => code !== '')
          .map((code) => (
            <GroupChip key={code} code={code} />
          ))}
      </p>
      {children}
    </div>
  );
}

function Notes({ section: { key, text } }: { section: BundleSection }) {
  if (text.notes.length === 0) return null;
  return (
    <ol className="govuk-list govuk-list--number cp-notes" aria-label="Notes">
      {text.notes.map((note, index) => (
        <li key={index} id={`${key}.note-${index + 1}`}>
          <Runs of={note.content} />
        </li>
      ))}
    </ol>
  );
}
