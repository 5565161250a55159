import type { MembershipId, SectionId } from '#concordat';
import { attributeSection, type SectionAttribution } from '#attribution';
import { Injectable } from '@nestjs/common';
import { SectionTextReader, type SectionText } from '../live-editing/section-text.reader.js';

/** Who wrote what, computed by the server from the committed log and the leases: never from what a browser claims. */
@Injectable()
export class AttributionReader {
  private readonly newest = new Map<SectionId, { at: string; attribution: SectionAttribution }>();

  constructor(private readonly texts: SectionTextReader) {}

  /** Attribution of the newest committed text. */
  async ofSection(sectionId: SectionId): Promise<SectionAttribution> {
    const text = await this.texts.at(sectionId);
    const at = `${text.epoch}:${text.seq}`;
    const known = this.newest.get(sectionId);
    if (known?.at === at) return known.attribution;
    const attribution = this.ofText(text);
    this.newest.set(sectionId, { at, attribution });
    return attribution;
  }

  /** Attribution of a text that has been read already. Contributors are membership ids. */
  ofText(text: SectionText): SectionAttribution {
    return attributeSection(text.doc, (clientId): MembershipId | undefined => text.authorOf(clientId));
  }
}
