import { fieldOfRefusal } from './field-of-refusal.js';

it('[R38] leads from contact details to the field that they stand in, by the name of the argument', () => {
  const fields = { 'amendment.no-reason': 'reason', 'concordat.payment': 'pay', 'display.chosen-name': 'chosen' };
  expect(fieldOfRefusal('contact-details.reason', fields)).toBe('reason');
  expect(fieldOfRefusal('contact-details.payment', fields)).toBe('pay');
  expect(fieldOfRefusal('contact-details.chosenName', fields)).toBe('chosen');
  expect(fieldOfRefusal('contact-details.title', fields)).toBeUndefined();
});

it('[R38] leads to the only field of a form, and to what the page says itself', () => {
  const one = { 'council-reply.empty': 'reply', 'council-reply.too-long': 'reply' };
  expect(fieldOfRefusal('contact-details.text', one)).toBe('reply');
  expect(fieldOfRefusal('contact-details.text', { ...one, 'contact-details.text': 'words' })).toBe('words');
});

it('leads other refusals by their whole code alone', () => {
  const fields = { 'bring.text': 'bring-text' };
  expect(fieldOfRefusal('bring.text', fields)).toBe('bring-text');
  expect(fieldOfRefusal('edit.text', fields)).toBeUndefined();
});
