import { outboxPage, type ShownMail } from './outbox.page.js';

const mail: ShownMail = {
  id: '1',
  to: 'des@northmoor.example',
  subject: 'Your link',
  text: 'Hello Des.\n\nOpen this:\nhttp://localhost:3000/sign-in/link/abc.\n\nGoodbye.',
  queuedAt: new Date('2026-11-25T15:00:00Z'),
};

describe('the outbox', () => {
  it('shows to whom, when and what', () => {
    const html = outboxPage({ mails: [mail], signedIn: false });
    expect(html).toContain('<h2 class="govuk-heading-m">Your link</h2>');
    expect(html).toContain('To des@northmoor.example');
    expect(html).toContain('25 November 2026');
    expect(html).toContain('Hello Des.');
  });

  it('makes an address a link, without the full stop behind it', () => {
    const html = outboxPage({ mails: [mail], signedIn: false });
    expect(html).toContain('<a class="govuk-link" href="http://localhost:3000/sign-in/link/abc">');
    expect(html).not.toContain('link/abc."');
  });

  it('lets no words of a message become markup', () => {
    const html = outboxPage({ mails: [{ ...mail, text: '<script>1</script> javascript:alert(1)' }], signedIn: false });
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('href="javascript');
  });

  it('says so when there is none', () => {
    expect(outboxPage({ mails: [], signedIn: false })).toContain('There is no mail yet.');
  });
});
