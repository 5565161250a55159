import type { DataSource } from 'typeorm';
import type { Ask } from './measure.js';
import type { Question } from './questions.js';

const GOAL_MS = 100;

/** Pages that anybody opens: a section of a draft with its comments, and a published version. */
export async function publicPages(db: DataSource): Promise<Question[]> {
  const [published] = await db.query<{ council: string; slug: string }[]>(
    `SELECT c.slug AS council, s.slug FROM statement s JOIN council c ON c.id = s.council_id
      WHERE s.state = 'PUBLISHED' ORDER BY s.slug LIMIT 1`,
  );
  const sections = await db.query<{ council: string; slug: string; key: string; comments: string }[]>(
    `SELECT c.slug AS council, s.slug, e.key, count(p.id) AS comments
       FROM statement s JOIN council c ON c.id = s.council_id JOIN section e ON e.statement_id = s.id
       JOIN public_comment p ON p.section_id = e.id
      WHERE s.slug = 'everything' GROUP BY c.slug, s.slug, e.key ORDER BY e.key`,
  );
  if (!published) throw new Error('Nothing is published.');
  const [{ comments = '0' } = {}] = sections;
  const draft = sections.map(({ council, slug, key }) => `/have-your-say/${council}/${slug}/${key}`);
  return [
    page('the published statement', [`/statements/${published.council}/${published.slug}`]),
    page(`have your say (${comments} comments)`, draft),
  ];
}

function page(name: string, paths: readonly string[]): Question {
  return { name, hash: '', text: '', goalMs: GOAL_MS, variables: (turn) => ({ path: paths[turn % paths.length] }) };
}

/** Opens a page as a browser does that has never been there. */
export function asReader(url: string): Ask {
  return async (question, turn) => {
    const path = String(question.variables(turn).path);
    const begun = performance.now();
    const answer = await fetch(`${url}${path}`, { headers: { 'x-forwarded-for': `10.1.${turn % 200}.1` } });
    const text = await answer.text();
    const ms = performance.now() - begun;
    if (answer.status !== 200) throw new Error(`${question.name}: ${path} answered ${answer.status}.`);
    return { ms, bytes: text.length };
  };
}
