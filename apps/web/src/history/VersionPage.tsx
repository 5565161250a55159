import { Blocks } from '#reading';
import { Link, useParams } from 'react-router';
import { aroundWith } from '../fair-dealing/AroundBlock.js';
import { WithFlagged } from '../fair-dealing/WithFlagged.js';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { BackToSection } from './BackToSection.js';
import { BringBack } from './BringBack.js';
import { Comparison, type Compared } from './Comparison.js';
import { momentInWords, writersInWords } from './in-words.js';
import { NameForm } from './NameForm.js';
import { blocksOf, useVersion, type Version } from './useVersion.js';

/** A section as it was after one change: what is different now, the words then, and what can be done with it. */
export function VersionPage() {
  const { key = '', seq = '' } = useParams();
  const { statement, me } = useStatement();
  const section = statement.sections.find((one) => one.key === key);
  if (!section || !me || !/^[1-9]\d{0,8}$/.test(seq)) return <NotFoundPage />;
  return <Opened key={`${section.id} ${seq}`} section={section} seq={Number(seq)} />;
}

function Opened({ section, seq }: { section: SectionInScope; seq: number }) {
  const { version, compared, error, again } = useVersion(section.id, seq);
  return (
    <>
      <BackToSection section={section} toHistory />
      <Loadable data={version} error={error} again={again}>
        {({ text, names }) =>
          text ? (
            <Shown section={section} text={text} names={names} compared={compared} again={again} />
          ) : (
            <NotFoundPage />
          )
        }
      </Loadable>
    </>
  );
}

interface ShownProps {
  readonly section: SectionInScope;
  readonly text: NonNullable<Version['text']>;
  readonly names: readonly string[];
  readonly compared: Compared | null | undefined;
  readonly again: () => void;
}

function Shown({ section, text, names, compared, again }: ShownProps) {
  const { statement, datasets } = useStatement();
  const when = momentInWords(text.at ?? '');
  const act = { section, seq: text.seq, again };
  return (
    <>
      <PageHeading of={statement.title}>{`${section.title} as it was on ${when}`}</PageHeading>
      {names.length > 0 ? <p className="govuk-body">Called “{names.join('”, “')}”.</p> : null}
      <p className="govuk-body">
        The last change before this was by {writersInWords(text.by ? [text.by] : [])}.
        {text.restores ? ' It brought an older version back.' : ''}
      </p>
      <Neighbours seq={text.seq} headSeq={text.headSeq} />
      <h2 className="govuk-heading-m">What is different now</h2>
      {compared ? (
        <WithFlagged>{(flagged) => <Comparison {...{ compared, flagged }} />}</WithFlagged>
      ) : (
        <p className="govuk-body">Comparing…</p>
      )}
      <h2 className="govuk-heading-m">The words then</h2>
      <div className="cp-to-sign">
        <div className="cp-text">
          <WithFlagged>
            {(flagged) => (
              <Blocks
                content={blocksOf(text)}
                {...{ datasets }}
                idPrefix={`then-${section.key}.`}
                around={aroundWith(flagged)}
              />
            )}
          </WithFlagged>
        </div>
      </div>
      {compared && !compared.isSame ? (
        <BringBack {...act} when={when} seenHeadSeq={text.headSeq} compared={compared} />
      ) : null}
      <NameForm {...act} />
    </>
  );
}

/** The list has moments; here one gets at every change of the section. */
function Neighbours({ seq, headSeq }: { seq: number; headSeq: number }) {
  return (
    <nav className="cp-parts" aria-label="Other versions">
      {seq > 1 ? (
        <Link className="govuk-link" to={`../${seq - 1}`} relative="path">
          One change earlier
        </Link>
      ) : null}
      {seq < headSeq ? (
        <Link className="govuk-link" to={`../${seq + 1}`} relative="path">
          One change later
        </Link>
      ) : null}
    </nav>
  );
}
