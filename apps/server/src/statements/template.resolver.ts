import { Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../platform/requires.js';
import { TemplateType } from './statement.types.js';
import { TEMPLATES } from './templates.js';

@Resolver(() => TemplateType)
export class TemplateResolver {
  @Query(() => [TemplateType], { description: 'The kinds of statement that can be started.' })
  @Requires('person')
  templates(): TemplateType[] {
    return TEMPLATES.map(templateType);
  }
}

function templateType({ key, title, plainTitle, purpose, sections }: (typeof TEMPLATES)[number]): TemplateType {
  const shown = sections.map((section) => ({ key: section.key, title: section.title, guidance: section.guidance }));
  return { key, title, plainTitle, purpose, sections: shown };
}
