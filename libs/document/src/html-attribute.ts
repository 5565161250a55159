/** Reads an attribute of an element of a page. Typed by hand: the server, which shares the schema, has no DOM types. */
export function htmlAttribute(element: unknown, name: string): string | null {
  return (element as { getAttribute(name: string): string | null }).getAttribute(name);
}
