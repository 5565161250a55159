import { Link } from 'react-router';
import { useStatement } from '../statements/StatementScope.js';
import { roleInGroup } from './roles-in-words.js';
import { useHandingOver } from './useHandingOver.js';

/** On the overview: roles that are to move and who must act, and that a co-chair is missing (R2, R40). Else nothing. */
export function RolesNext() {
  const { statement } = useStatement();
  const { data } = useHandingOver(statement.id);
  const open = data?.handovers.filter(({ state }) => state === 'OPEN') ?? [];
  if (!data || (open.length === 0 && !data.isChairMissing)) return null;
  return (
    <section className="govuk-inset-text" aria-labelledby="roles-next">
      <h2 className="govuk-heading-s" id="roles-next">
        Somebody is to take over a role
      </h2>
      {data.isChairMissing ? (
        <p className="govuk-body">
          A co-chair is missing, so no stage can open. A group puts somebody forward, and the other co-chair agrees.
        </p>
      ) : null}
      {open.map((one) => (
        <p className="govuk-body" key={one.id}>
          {roleInGroup(one)}: {one.mayAgree ? 'you are asked to agree. ' : ''}
          {one.waitsFor.join(' ')}
        </p>
      ))}
      <p className="govuk-body">
        <Link className="govuk-link" to="roles">
          Who has which role
        </Link>
      </p>
    </section>
  );
}
