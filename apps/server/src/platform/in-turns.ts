/** Does something with each of these, in their order. Whatever else waits, such as people who write, has its turn between two. */
export async function inTurns<Thing, Made>(
  things: readonly Thing[],
  make: (thing: Thing, index: number) => Made | Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const [index, thing] of things.entries()) {
    if (index > 0) await new Promise(setImmediate);
    made.push(await make(thing, index));
  }
  return made;
}
