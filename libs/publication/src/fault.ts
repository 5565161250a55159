/** What is wrong with a bundle, and in which part of it. */
export interface BundleFault {
  /** Named as in FORMAT.md: `section:money/sign-off:CARERS`, `record/entry:7`. */
  readonly part: string;
  readonly because: string;
  /** Where a file stops being readable, or canonical: a count of bytes from 0. */
  readonly offset?: number;
}

/** Names a part in words for a sentence: `section "money", sign-off of CARERS`. */
export function describePart(part: string): string {
  const [whole = part, ...inside] = part.split('/');
  return [describeOne(whole), ...(inside.length > 0 ? [describeOne(inside.join('/'))] : [])].join(', ');
}

const WORDS: Readonly<Record<string, string>> = {
  'council-decision': 'the council decision',
  alone: 'what is said about publishing alone',
  contributors: 'the list of contributors',
  datasets: 'the tables',
  file: 'the file as a whole',
  format: 'the name of the format',
  groups: 'the list of groups',
  interests: 'the interests declared',
  manifest: 'the list of parts that is signed',
  minorityStatements: 'the minority statements',
  openings: 'the opened names and words',
  record: 'the record',
  renderings: 'the other formats',
  sections: 'the list of sections',
  signature: 'the signature',
  statement: 'the facts about the statement',
  whole: 'the whole',
};

function describeOne(part: string): string {
  const [, kind = '', name = ''] = /^([\w-]+):(.*)$/s.exec(part) ?? [];
  switch (kind) {
    case 'section':
      return `section "${name}"`;
    case 'sign-off':
      return `sign-off of ${name}`;
    case 'minority-statement':
      return `minority statement ${name}`;
    case 'dataset':
      return `table ${name}`;
    case 'entry':
      return `entry ${name.replace('/', ', ')}`;
    case 'checkpoint':
      return `checkpoint ${name}`;
    case 'removed':
      return `what was removed from entry ${name.replace('/', ', ')}`;
    case 'name':
      return `name of ${name}`;
    default:
      return WORDS[part] ?? part;
  }
}
