import { PAYMENT_NOT_STATED, type ConcordatParameters, type Constituency } from '#concordat';
import { readFileSync } from 'node:fs';

/** One section of a template: a starting point that the group may change. */
export interface TemplateSection {
  readonly key: string;
  readonly title: string;
  readonly guidance: string;
  readonly suggestedLead: readonly Constituency[];
  readonly signatories: readonly Constituency[];
  readonly wordGuide: number | null;
  readonly appendix: boolean;
}

/** One kind of document (templates.json). */
export interface Template {
  readonly key: string;
  readonly title: string;
  readonly plainTitle: string;
  readonly purpose: string;
  readonly constituencies: readonly {
    readonly code: Constituency;
    readonly label: string;
    readonly signatory: boolean;
    readonly minimumSignatories: number | null;
  }[];
  readonly defaultSignatories: readonly Constituency[];
  readonly sections: readonly TemplateSection[];
}

const FILE = JSON.parse(readFileSync(new URL('./templates.json', import.meta.url), 'utf8')) as {
  templates: Template[];
};

/** Every kind of document, in the file's order. */
export const TEMPLATES: readonly Template[] = FILE.templates;

/** The template with this key, or undefined. */
export function templateOf(key: string): Template | undefined {
  return TEMPLATES.find((template) => template.key === key);
}

/** The concordat that a template proposes: the platform's defaults (docs/rules.md, 3) with its sections and groups. */
export function defaultParameters(template: Template, sections: readonly TemplateSection[]): ConcordatParameters {
  const minimum = (code: Constituency): number =>
    template.constituencies.find((constituency) => constituency.code === code)?.minimumSignatories ?? 2;
  return {
    signatoryConstituencies: [...template.defaultSignatories],
    signatoriesPerConstituency: Object.fromEntries(template.defaultSignatories.map((code) => [code, minimum(code)])),
    decisionRule: 'consensus',
    sectionLeads: Object.fromEntries(sections.map(({ key, suggestedLead }) => [key, [...suggestedLead]])),
    sectionSignatories: Object.fromEntries(
      sections.filter(({ appendix }) => !appendix).map(({ key, signatories }) => [key, [...signatories]]),
    ),
    nominationCallDays: 21,
    commentPeriodDays: 42,
    answerWorkingDays: 15,
    signOffWorkingDays: 20,
    mediationWorkingDays: 15,
    minorityStatementWords: 500,
    paymentPolicy: { offered: false, say: PAYMENT_NOT_STATED },
    mirrorPublication: true,
  };
}
