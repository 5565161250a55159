import { Button } from '../../platform/pages/components.js';
import type { DemoPerson } from '../demo-people.js';

/** Lets a visitor be one of the demo's people, a button each, by group. Shows nothing when there are none. */
export function TryItAs({ people }: { people: readonly DemoPerson[] }) {
  if (people.length === 0) return null;
  const groups = [...new Set(people.map(({ group }) => group))];
  return (
    <section className="cp-try" aria-labelledby="try-it">
      <h2 className="govuk-heading-l" id="try-it">
        Try it as one of the people
      </h2>
      <p className="govuk-body">
        The people are made up. Each button signs you in as that person. Open a second browser, or a private window, to
        be two people at the same time.
      </p>
      {groups.map((group) => (
        <div key={group}>
          <h3 className="govuk-heading-m">{group === '' ? 'People who help all groups' : group}</h3>
          <ul className="cp-try__people">
            {people
              .filter((one) => one.group === group)
              .map(({ key, name, does }) => (
                <li key={key}>
                  <form action="/demo/sign-in" method="post">
                    <input type="hidden" name="person" value={key} />
                    <Button kind="secondary">Try it as {name}</Button>
                  </form>
                  <p className="govuk-body-s">{does}</p>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
