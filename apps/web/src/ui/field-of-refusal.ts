/** The field that a refusal is about, by its code. */
export type FieldsByCode = Readonly<Record<string, string>>;

/**
 * The field of a page that a refusal is about; undefined where the page shows it above all. Contact details are refused by the
 * name of the argument: the page's own code for it ends so, as in `amendment.no-reason` (R38). A form with one field needs none.
 */
export function fieldOfRefusal(code: string, fields: FieldsByCode): string | undefined {
  const known = fields[code];
  const name = /^contact-details\.(.+)$/.exec(code)?.[1];
  if (known !== undefined || name === undefined) return known;
  const own = Object.keys(fields).find((one) => new RegExp(`\\.(no-|long-)?${kebab(name)}$`).test(one));
  if (own !== undefined) return fields[own];
  const all = new Set(Object.values(fields));
  return all.size === 1 ? [...all][0] : undefined;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
