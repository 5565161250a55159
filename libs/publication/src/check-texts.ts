import { canonicalJson, hashDocument, sha256Hex } from '#document';
import type { Bundle, BundleDataset, BundleSection } from './bundle.js';
import type { BundleFault } from './fault.js';
import { hashDataset } from './hash-dataset.js';
import { sectionPart } from './parts.js';

/** Checks that every hash that was signed is the hash of the text and the tables that the bundle shows (R16). */
export function checkTexts(bundle: Bundle): BundleFault[] {
  const datasets = new Map(bundle.datasets.map((dataset) => [dataset.id, dataset]));
  const faults = bundle.sections.flatMap((section) => {
    const faultsOfSection = [...checkText(section, bundle.statement.slug), ...checkTables(section, datasets)];
    return faultsOfSection.map((because) => ({ part: sectionPart(section.key), because }));
  });
  for (const dataset of bundle.datasets) {
    if (hashDataset(dataset) === dataset.sha256) continue;
    faults.push({ part: `dataset:${dataset.id}`, because: 'The table is not what its hash was made of.' });
  }
  const ordered = bundle.sections.map(({ key, hash }) => ({ section: key, hash }));
  if (hashDocument(ordered) !== bundle.whole.hash) {
    faults.push({ part: 'whole', because: 'The hash of the whole is not that of the sections in this order.' });
  }
  return faults;
}

function checkText({ key, title, text, hash }: BundleSection, slug: string): string[] {
  const faults: string[] = [];
  if (sha256Hex(canonicalJson(text)) !== hash) faults.push('The text is not the text that was signed.');
  if (text.statement !== slug) faults.push('The text was signed as part of another statement.');
  if (text.section !== key) faults.push(`The text was signed as section "${text.section}".`);
  if (text.title !== title) faults.push('The title is not the title that was signed.');
  return faults;
}

function checkTables({ text }: BundleSection, datasets: ReadonlyMap<string, BundleDataset>): string[] {
  return text.datasets.flatMap(({ id, sha256 }) => {
    const dataset = datasets.get(id);
    if (!dataset) return [`Table ${id}, which was signed with the text, is not in the file.`];
    return dataset.sha256 === sha256 ? [] : [`Table ${id} is not the table that was signed with the text.`];
  });
}
