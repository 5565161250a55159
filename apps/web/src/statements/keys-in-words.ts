/** How many of the two co-chairs have turned their key (R2). */
export function keysInWords(turned: number): string {
  return `${turned} of 2 co-chairs ${turned === 1 ? 'has' : 'have'} agreed. Both must.`;
}
