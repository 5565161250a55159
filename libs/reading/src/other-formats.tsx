import { RENDERING_KINDS, type Bundle, type BundleRendering, type RenderingKind } from '#publication';
import { listedInSentence } from './words.js';

const KIND_WORDS: Readonly<Record<RenderingKind, string>> = {
  EASY_READ: 'Easy Read',
  LARGE_PRINT: 'large print',
  AUDIO: 'audio',
  BSL: 'British Sign Language',
  TRANSLATION: 'a translation',
  SUMMARY: 'a summary',
};

/** In which other formats a version can be had, in which it cannot yet, and whom to ask for one (R36). */
export function OtherFormats({ bundle }: { bundle: Bundle }) {
  const { renderings = [], statement } = bundle;
  const missing = RENDERING_KINDS.filter((kind) => renderings.every((one) => one.kind !== kind));
  const them = missing.map((kind) => KIND_WORDS[kind]);
  return (
    <section id="the-formats" aria-labelledby="the-formats-title">
      <h2 className="govuk-heading-l" id="the-formats-title">
        Other formats
      </h2>
      {renderings.length > 0 ? (
        <ul className="govuk-list govuk-list--spaced">
          {renderings.map((rendering) => (
            <li key={rendering.file.name}>
              <Rendering rendering={rendering} bundle={bundle} />
            </li>
          ))}
        </ul>
      ) : null}
      {them.length > 0 ? <p className="govuk-body">There is not yet: {listedInSentence(them)}.</p> : null}
      <p className="govuk-body">
        Do you need this in another format? <a href="/contact">Ask {statement.council.name}</a>.
      </p>
    </section>
  );
}

function Rendering({ rendering, bundle }: { rendering: BundleRendering; bundle: Bundle }) {
  const { kind, language, section, state, reason, file } = rendering;
  const title = bundle.sections.find(({ key }) => key === section)?.title;
  const words = KIND_WORDS[kind];
  return (
    <>
      {words.charAt(0).toUpperCase() + words.slice(1)}
      {kind === 'BSL' ? '' : ` in ${languageInWords(language)}`} of {title ? `the section “${title}”` : 'the whole'}:{' '}
      {file.name}
      {state === 'OUT_OF_DATE' ? (
        <>
          . <strong>Out of date:</strong> it was made from words that have changed since. {reason}
        </>
      ) : null}
    </>
  );
}

function languageInWords(tag: string): string {
  try {
    return new Intl.DisplayNames(['en-GB'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
