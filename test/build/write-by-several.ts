import { appendBlocks } from '#document';
import { firstOf, type Gathered } from './journey.js';
import { ReturningWriter } from './returning-writer.js';
import { until } from './until.js';

/** A provider and a carer write a paragraph each in every section of a journey. */
export async function writeBySeveral(url: string, { sections, travellers }: Gathered): Promise<void> {
  for (const [key, sectionId] of sections) {
    for (const group of ['PROVIDERS', 'CARERS']) {
      const writer = new ReturningWriter(url, firstOf(travellers, group).cookie, sectionId);
      await writer.connect();
      await until(() => writer.isSynced);
      const text = `What ${group.toLowerCase()} say about ${key}.`;
      writer.typed.push(text);
      appendBlocks(writer.doc, [
        { type: 'paragraph', attrs: { id: `${key}-${group}` }, content: [{ type: 'text', text }] },
      ]);
      await until(() => writer.acknowledged === 1);
      writer.leave();
    }
  }
}
