import { NotFoundException } from '@nestjs/common';

/** Throws not found for anything but a number as it stands in a version's one address. */
export function versionNumber(n: string): number {
  if (!/^[1-9]\d{0,5}$/.test(n)) throw new NotFoundException();
  return Number(n);
}
