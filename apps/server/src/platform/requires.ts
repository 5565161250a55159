import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/**
 * Who may: every query, mutation, resolved field and page route carries one of these, and whatever carries none is denied.
 *
 * - `anyone`: no sign-in.
 * - `person`: anyone signed in.
 * - `statement:read`: an active member of the statement, or an administrator of its council.
 * - `statement:act`: an active member of the statement.
 * - `statement:co-chair`: one of its co-chairs.
 * - `statement:facilitate`: its facilitator or one of its co-chairs; no administrator, who sees no words.
 * - `statement:safeguard`: one of its safeguarding leads; nobody else, whatever their role.
 * - `statement:organise`: its facilitator or co-chairs, or an administrator of its council.
 * - `council:administer`: an administrator of the council.
 * - `council:answer`: an officer of the council, whom the operator named.
 */
export type Permission =
  | 'anyone'
  | 'person'
  | 'statement:read'
  | 'statement:act'
  | 'statement:co-chair'
  | 'statement:facilitate'
  | 'statement:safeguard'
  | 'statement:organise'
  | 'council:administer'
  | 'council:answer';

/** Under which key the guard finds the permission. */
export const PERMISSION = 'permission';

/** States who may ask for this. The scope comes from the ids in the arguments, or from the parent object. */
export function Requires(permission: Permission): CustomDecorator {
  return SetMetadata(PERMISSION, permission);
}
