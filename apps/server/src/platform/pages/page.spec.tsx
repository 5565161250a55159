import { readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { faultsOfPage } from '../../../../../test/build/page-checks.js';
import { BackLink, Breadcrumbs, ErrorSummary, Input, InsetText, Radios, Tag, WarningText } from './components.js';
import { page } from './page.js';

const plain = { title: 'Check your e-mail', children: <h1>Check your e-mail</h1> };

describe('a page', () => {
  it('is sound by itself', () => {
    expect(faultsOfPage(page(plain))).toEqual([]);
  });

  it('is titled by its heading and the service, and says first when there are errors', () => {
    expect(page(plain)).toContain('<title>Check your e-mail – Common Position</title>');
    expect(page({ ...plain, errors: true })).toContain('<title>Error: Check your e-mail – Common Position</title>');
  });

  it('offers signing in, or signing out as a form that is posted', () => {
    expect(page(plain)).toContain('href="/sign-in"');
    const signedIn = page({ ...plain, signedIn: true });
    expect(signedIn).toContain('<form action="/sign-out" method="post">');
    expect(signedIn).not.toContain('href="/sign-in"');
  });

  it('marks its place in the navigation', () => {
    expect(page({ ...plain, nav: 'help' })).toMatch(/href="\/help" aria-current="true"/);
  });

  it('always leads to help for someone in danger, and lets people skip to the content', () => {
    expect(page(plain)).toMatch(/href="\/worried">I’m worried about someone/);
    expect(page(plain)).toMatch(/<body[^>]*><a href="#main-content" class="govuk-skip-link">/);
  });

  it('says that it is a demonstration only while it is', () => {
    expect(page({ ...plain, demo: true })).toContain('The people and places here are made up.');
    expect(page(plain)).not.toContain('outbox');
  });

  it('lets no title become markup', () => {
    const html = page({ title: '</title><script>1</script>', children: <h1>x</h1> });
    expect(html).not.toContain('<script>');
  });
});

describe('components', () => {
  const fixtures = (name: string): { name: string; html: string }[] =>
    JSON.parse(readFileSync(`node_modules/govuk-frontend/dist/govuk/components/${name}/fixtures.json`, 'utf8'))
      .fixtures;
  const fixture = (name: string, which: string) => fixtures(name).find((one) => one.name === which)!.html;
  /** Without line ends between tags, hooks for scripts that we do not load, and order of attributes. */
  const normal = (html: string) =>
    html
      .replace(/ data-module="[^"]*"/g, '')
      .replace(/&#x27;/g, "'")
      .replace(/<([a-z0-9]+)((?: [\w-]+(?:="[^"]*")?)+)( ?\/)?>/g, (_, tag: string, attributes: string) => {
        const sorted = [...attributes.matchAll(/ ([\w-]+(?:="[^"]*")?)/g)].map(([, one]) => one).sort();
        return `<${tag} ${sorted.join(' ')}>`;
      })
      .replace(/=""/g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?(<\/?[^>]+>) ?/g, '$1')
      .trim();

  it.each([
    [
      'error-summary',
      'default',
      <ErrorSummary
        errors={[
          { field: 'example-error-1', message: 'The date your passport was issued must be in the past' },
          { field: 'example-error-2', message: 'Enter a postcode, like AA1 1AA' },
        ]}
      />,
    ],
    [
      'inset-text',
      'default',
      <InsetText>
        It can take up to 8 weeks to register a lasting power of attorney if there are no mistakes in the application.
      </InsetText>,
    ],
    ['warning-text', 'default', <WarningText>You can be fined up to £5,000 if you don’t register.</WarningText>],
    ['tag', 'default', <Tag>Alpha</Tag>],
    ['back-link', 'default', <BackLink href="#" />],
    [
      'breadcrumbs',
      'default',
      <Breadcrumbs
        items={[
          { href: '/', text: 'Home' },
          { href: '/section', text: 'Section' },
          { href: '/section/sub-section', text: 'Sub-section' },
          { href: '/section/sub-section/sub-sub-section', text: 'Sub Sub-section' },
        ]}
      />,
    ],
    [
      'input',
      'with error message',
      <Input
        id="test-name-3"
        label="National Insurance number"
        error="Enter a National Insurance number in the correct format"
      />,
    ],
  ])('%s is what GOV.UK Frontend makes of it', (name, which, ours) => {
    const theirs = normal(fixture(name, which)).replaceAll('input-with-error-message', 'test-name-3');
    expect(normal(renderToStaticMarkup(ours))).toBe(theirs);
  });

  it('lead from an error to the first of the choices', () => {
    const html = renderToStaticMarkup(
      <Radios
        id="form"
        label="How?"
        error="Pick one."
        choices={[
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ]}
      />,
    );
    expect(html).toContain('id="form" type="radio"');
    expect(html).toContain('aria-describedby="form-error"');
  });
});
