import { errorIn } from '../ui/ErrorSummary.js';
import { TextInput } from '../ui/fields.js';
import type { Wanted } from './wanted.js';

interface Props {
  readonly wanted: Wanted;
  readonly set: (change: Partial<Wanted>) => void;
  readonly problems: Parameters<typeof errorIn>[0];
}

/** The day by which all of it is looked at again: a new version is published only while it lies ahead. */
export function ChangeReview({ wanted: { reviewBy }, set, problems }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">When we look at it again</h2>
      <TextInput
        id="reviewBy"
        type="date"
        label="Day by which we look at all of it again"
        hint="A day after today."
        value={reviewBy}
        onChange={(day) => set({ reviewBy: day })}
        error={errorIn(problems, 'reviewBy')}
      />
    </>
  );
}
