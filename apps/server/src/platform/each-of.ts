/**
 * Does something about each of those that `find` names, once for each. One that cannot be done holds up none of the
 * others. Never rejects: each fault goes to `tell`, with the one that it is about, or with nothing where none was found.
 */
export async function eachOf<Id>(
  find: () => Promise<readonly Id[]>,
  act: (id: Id) => Promise<unknown>,
  tell: (fault: unknown, id?: Id) => void,
): Promise<void> {
  let ids: readonly Id[] = [];
  try {
    ids = await find();
  } catch (fault) {
    tell(fault);
  }
  for (const id of new Set(ids)) {
    try {
      await act(id);
    } catch (fault) {
      tell(fault, id);
    }
  }
}
