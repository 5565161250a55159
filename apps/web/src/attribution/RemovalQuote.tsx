interface Props {
  readonly quote: string | null;
  readonly isHidden: boolean;
}

/** Which words were taken out, for those who are asked about them; never words that a competition check hides (R34). */
export function RemovalQuote({ quote, isHidden }: Props) {
  if (isHidden) return <span className="cp-taken-out">The words are hidden because of competition rules.</span>;
  return quote ? <q className="cp-taken-out">{quote}</q> : null;
}
